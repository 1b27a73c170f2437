using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Asks for a page of the customers' list. All conditions are joined by "and".</summary>
public sealed record CustomerListQuery
{
    /// <summary>Part of an id or name, in any case; null or empty for all.</summary>
    public string? Search { get; init; }

    /// <summary>
    /// Filters on <see cref="Dimension.RfmSegment"/>, <see cref="Dimension.ValueTier"/>, <see cref="Dimension.ChurnTier"/> and
    /// <see cref="Dimension.Segment"/>; others say nothing of customers and are passed over.
    /// </summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>What the next step is for, by name; empty for all.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Whether only those count who are at risk, see <see cref="CustomerScores.IsAtRisk"/>.</summary>
    public bool AtRisk { get; init; }

    /// <summary>What they are sorted by; customers for whom it is not known come last.</summary>
    public ScoreField Sort { get; init; } = ScoreField.NetRevenue;

    /// <summary>Whether the largest come first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many to give.</summary>
    public int Take { get; init; } = 50;
}
