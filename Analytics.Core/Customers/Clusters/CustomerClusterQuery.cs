using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Asks to cluster the shop's customers who have at least one order in the window.</summary>
public sealed record CustomerClusterQuery
{
    /// <summary>The ready choice; ignored where <see cref="Features"/> are named.</summary>
    public ClusterPreset Preset { get; init; } = ClusterPreset.ValueTiers;

    /// <summary>The features to cluster on; empty for the preset's. They are standardised; logged where <see cref="Log"/> says so.</summary>
    public IReadOnlyList<CustomerFeature> Features { get; init; } = [];

    /// <summary>Whether chosen features of money and counts are logged.</summary>
    public bool Log { get; init; } = true;

    /// <summary>How many clusters; null for the preset's, or 4 for chosen features. 0 chooses 2 to 8 by silhouette.</summary>
    public int? K { get; init; }

    /// <summary>The last day that counts, inside; null for today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How many days up to <see cref="AsOf"/> count; null for all.</summary>
    public int? WindowDays { get; init; }

    /// <summary>Which lines count.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>How many starts.</summary>
    public int Starts { get; init; } = 10;

    /// <summary>What the random choices follow from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many cores to use; 0 for all. The result is the same.</summary>
    public int Cores { get; init; }
}
