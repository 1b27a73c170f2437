namespace Analytics.Core.Marketing.Attribution;

/// <summary>How credit is shared and how its ranges are found.</summary>
public sealed record AttributionOptions
{
    /// <summary>The half-life of the time decay, in days.</summary>
    public double HalfLifeDays { get; init; } = 7;

    /// <summary>How many bootstrap samples are drawn for the ranges; 0 for none.</summary>
    public int Samples { get; init; } = 200;

    /// <summary>The level of the ranges.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The seed of the bootstrap.</summary>
    public long Seed { get; init; } = 1;
}
