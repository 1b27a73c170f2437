using System.Globalization;

namespace Analytics.Core.Domain;

/// <summary>
/// An exact amount in the shop's currency, held as a whole number of ten-thousandths (1.00 = 10,000).
/// Sums of <see cref="Units"/> are exact as long as they stay within ±922 trillion.
/// </summary>
/// <param name="Units">The amount in ten-thousandths of the currency unit.</param>
public readonly record struct Money(long Units) : IComparable<Money>
{
    /// <summary>How many <see cref="Units"/> make one unit of the currency.</summary>
    public const long Scale = 10_000;

    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>The amount in the currency unit, exact.</summary>
    public decimal Amount => new decimal(Units) / Scale;

    /// <summary>Rounds <paramref name="amount"/> to four decimals, halves away from zero.</summary>
    /// <exception cref="OverflowException">The amount is beyond ±922 trillion.</exception>
    public static Money FromDecimal(decimal amount) =>
        new(decimal.ToInt64(decimal.Round(amount * Scale, 0, MidpointRounding.AwayFromZero)));

    /// <summary>Sum, checked for overflow.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Units + right.Units));

    /// <summary>Difference, checked for overflow.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Units - right.Units));

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money value) => new(checked(-value.Units));

    /// <summary>Whether the left amount is the smaller.</summary>
    public static bool operator <(Money left, Money right) => left.Units < right.Units;

    /// <summary>Whether the left amount is the larger.</summary>
    public static bool operator >(Money left, Money right) => left.Units > right.Units;

    /// <summary>Whether the left amount is at most the right.</summary>
    public static bool operator <=(Money left, Money right) => left.Units <= right.Units;

    /// <summary>Whether the left amount is at least the right.</summary>
    public static bool operator >=(Money left, Money right) => left.Units >= right.Units;

    /// <inheritdoc />
    public int CompareTo(Money other) => Units.CompareTo(other.Units);

    /// <summary>The amount in invariant culture, two to four decimals.</summary>
    public override string ToString() => Amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
