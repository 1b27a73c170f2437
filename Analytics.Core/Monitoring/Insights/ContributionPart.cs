namespace Analytics.Core.Monitoring;

/// <summary>One part of a change.</summary>
/// <param name="Key">The value's key in its dimension; <see cref="Queries.DimensionValue.OtherKey"/> for what is left.</param>
/// <param name="Label">Its name.</param>
/// <param name="Before">The measure over the earlier days.</param>
/// <param name="Now">The measure over the later days.</param>
public sealed record ContributionPart(string Key, string Label, decimal Before, decimal Now)
{
    /// <summary>What it adds to the whole change.</summary>
    public decimal Change => Now - Before;
}
