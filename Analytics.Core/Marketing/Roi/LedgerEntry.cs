using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>What some entries of one kind came to, day by day of the period.</summary>
/// <param name="Category">What for.</param>
/// <param name="IsFixed">Whether it stays the same however much is sold.</param>
/// <param name="Days">Ten-thousandths for each day.</param>
internal sealed record LedgerEntry(CostCategory Category, bool IsFixed, long[] Days)
{
    public long Total { get; } = Days.Sum();

    /// <summary>Whether the filters left a share of it, by net revenue.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether it is a share of revenue and no goods, so that it moves with prices.</summary>
    public bool FollowsPrice { get; init; }

    /// <summary>The basis; <see cref="CostBasis.Amount"/> is shared among parts by net revenue, the others follow their own lines.</summary>
    public CostBasis Basis { get; init; } = CostBasis.Amount;

    /// <summary>The lines it belongs to, beside the question's filters.</summary>
    public IReadOnlyList<Filter> Lines { get; init; } = [];

    /// <summary>The days of those lines.</summary>
    public required Period Window { get; init; }

    /// <summary>The product category that it names.</summary>
    public string? ProductCategory { get; init; }

    /// <summary>The channel that it names.</summary>
    public string? Channel { get; init; }

    /// <summary>The terms of single products that it adds up; empty for all else.</summary>
    public IReadOnlyList<CostTerm> Products { get; init; } = [];
}
