namespace Analytics.Web.Api;

/// <summary>One part of a forecast's breakdown.</summary>
/// <param name="Key">Its stable name; <c>(other)</c> for the rest, <c>(none)</c> for lines without a value.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Total">Its sum over the period.</param>
/// <param name="Steps">Its steps.</param>
public sealed record ForecastPartDocument(string Key, string Label, ForecastValueDocument Total, IReadOnlyList<ForecastStepDocument> Steps);
