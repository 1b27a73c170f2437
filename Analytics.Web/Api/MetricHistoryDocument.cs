namespace Analytics.Web.Api;

/// <summary>A key measure's values.</summary>
/// <param name="Metric">The measure.</param>
/// <param name="Points">Its values, the earliest first.</param>
/// <param name="ChangePoints">Days on which the level changed, where values are of single days.</param>
public sealed record MetricHistoryDocument(MetricDocument Metric, IReadOnlyList<MetricPointDocument> Points, IReadOnlyList<DateOnly> ChangePoints);
