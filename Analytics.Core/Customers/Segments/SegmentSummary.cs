using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>An <see cref="RfmReport"/> in a few numbers, small enough to be kept: the map and the segments without the customers.</summary>
public sealed record SegmentSummary
{
    /// <summary>The question.</summary>
    public required RfmQuery Query { get; init; }

    /// <summary>The day of the scores.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Customers with an order.</summary>
    public required int Customers { get; init; }

    /// <summary>Σ monetary.</summary>
    public required Money Revenue { get; init; }

    /// <summary>Σ positive monetary of the segments At Risk and Cannot Lose Them.</summary>
    public required Money RevenueAtRisk { get; init; }

    /// <summary>The 25 cells, R from 5 down to 1, FM from 1 to 5.</summary>
    public required IReadOnlyList<RfmCell> Cells { get; init; }

    /// <summary>The eleven segments, the best first.</summary>
    public required IReadOnlyList<RfmSegmentTotal> Segments { get; init; }

    /// <summary>The five groups of them, the best first.</summary>
    public required IReadOnlyList<SegmentGroupTotal> Groups { get; init; }

    /// <summary>Customers who have lines but no order, and so no scores.</summary>
    public required int WithoutOrder { get; init; }

    /// <summary>How fresh the data is.</summary>
    public required Freshness Freshness { get; init; }

    /// <summary>Customers of the segments At Risk and Cannot Lose Them.</summary>
    public int AtRisk => Segments.Where(static s => RfmMap.IsAtRisk(s.Segment)).Sum(static s => s.Customers);

    /// <summary>Takes the customers out.</summary>
    public static SegmentSummary Of(RfmReport report) => new()
    {
        Query = report.Query,
        AsOf = report.AsOf,
        Customers = report.Scores.Count,
        Revenue = report.Scores.Revenue,
        RevenueAtRisk = report.Scores.RevenueAtRisk,
        Cells = report.Scores.Cells,
        Segments = report.Scores.Segments,
        Groups =
        [
            .. SegmentGroups.All.Select(group =>
            {
                RfmSegmentTotal[] parts = [.. report.Scores.Segments.Where(s => SegmentGroups.Of(s.Segment) == group)];
                return new SegmentGroupTotal(group, parts.Sum(static p => p.Customers), new Money(parts.Sum(static p => p.Revenue.Units)), parts);
            }),
        ],
        WithoutOrder = report.WithoutOrder,
        Freshness = report.Freshness,
    };
}
