namespace Analytics.Core.Queries;

/// <summary>The answer to an <see cref="AnalyticsQuery"/>.</summary>
/// <param name="Query">The question as it was understood.</param>
/// <param name="Period">The days that were counted, both ends inside; null when there is no line at all.</param>
/// <param name="ComparisonPeriod">The days it was held against, both ends inside.</param>
/// <param name="TimeZoneId">The IANA zone whose days these are.</param>
/// <param name="Rows">The breakdown; empty when the query has no dimension.</param>
/// <param name="Totals">A value for each measure over everything that matched, computed, never summed from ratios.</param>
/// <param name="ComparisonTotals">The same over the comparison period.</param>
/// <param name="Warnings">What a reader must know.</param>
/// <param name="Freshness">How fresh the data is.</param>
/// <param name="MatchedLines">How many lines were counted in the period.</param>
/// <param name="Elapsed">How long it took to compute.</param>
public sealed record QueryResult(
    AnalyticsQuery Query,
    Period? Period,
    Period? ComparisonPeriod,
    string TimeZoneId,
    IReadOnlyList<QueryRow> Rows,
    IReadOnlyList<MeasureValue> Totals,
    IReadOnlyList<MeasureValue>? ComparisonTotals,
    IReadOnlyList<QueryWarning> Warnings,
    Freshness Freshness,
    long MatchedLines,
    TimeSpan Elapsed);
