namespace Analytics.Core.Domain;

/// <summary>
/// A quantity of goods, held as a whole number of thousandths (1 piece = 1,000), so that weights and lengths are exact too.
/// </summary>
/// <param name="Units">The quantity in thousandths.</param>
public readonly record struct Quantity(long Units)
{
    /// <summary>How many <see cref="Units"/> make one piece.</summary>
    public const long Scale = 1_000;

    /// <summary>The quantity in pieces, exact.</summary>
    public decimal Pieces => new decimal(Units) / Scale;

    /// <summary>Rounds <paramref name="pieces"/> to three decimals, halves away from zero.</summary>
    /// <exception cref="OverflowException">The quantity is beyond ±9.2 quadrillion.</exception>
    public static Quantity FromDecimal(decimal pieces) =>
        new(decimal.ToInt64(decimal.Round(pieces * Scale, 0, MidpointRounding.AwayFromZero)));
}
