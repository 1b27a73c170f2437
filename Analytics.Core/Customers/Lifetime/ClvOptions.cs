namespace Analytics.Core.Customers;

/// <summary>What a lifetime value counts.</summary>
public sealed record ClvOptions
{
    /// <summary>How far ahead, in the order model's unit; positive.</summary>
    public required double Horizon { get; init; }

    /// <summary>Share of the spend that is kept, 1 for revenue.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>
    /// Discount rate for a year of 365 days, 0 for none. The horizon is cut into equal periods of at most 30 days, and what each brings is
    /// discounted from its middle by (1 + rate)^−years.
    /// </summary>
    public double AnnualDiscount { get; init; }

    /// <summary>The interval's level, as a fraction.</summary>
    public double Level { get; init; } = 0.8;

    /// <summary>Simulated futures, each with parameters drawn anew.</summary>
    public int Draws { get; init; } = 400;

    /// <summary>Where chance comes from.</summary>
    public long Seed { get; init; } = 1;
}
