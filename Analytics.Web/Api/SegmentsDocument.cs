using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>The customers by segment and tier.</summary>
/// <param name="Customers">Customers with an order.</param>
/// <param name="AtRisk">How many are at risk: churn tier High, or segment At Risk or Cannot Lose Them.</param>
/// <param name="ValueAtRisk">Σ expected lifetime value of these.</param>
/// <param name="MeanClv">Mean lifetime value by model.</param>
/// <param name="Map">RFM's 25 cells, R from 5 to 1, in each FM from 1 to 5.</param>
/// <param name="Segments">RFM's segments.</param>
/// <param name="ValueTiers">K-means' tiers.</param>
/// <param name="ChurnTiers">The tiers of churn by rule.</param>
/// <param name="Currency">The shop's currency, ISO 4217.</param>
/// <param name="Run">When and of what this was computed, by which models.</param>
public sealed record SegmentsDocument(
    int Customers,
    int AtRisk,
    double ValueAtRisk,
    double? MeanClv,
    IReadOnlyList<SegmentDocument> Map,
    IReadOnlyList<SegmentDocument> Segments,
    IReadOnlyList<SegmentDocument> ValueTiers,
    IReadOnlyList<SegmentDocument> ChurnTiers,
    string Currency,
    ScoringRun Run);
