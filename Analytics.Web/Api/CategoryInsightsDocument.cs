namespace Analytics.Web.Api;

/// <summary>How the categories did.</summary>
/// <param name="Categories">The categories, the largest first.</param>
/// <param name="NetRevenue">The net revenue of all.</param>
/// <param name="Period">The days that were counted.</param>
/// <param name="ComparisonPeriod">The days that they were held against.</param>
/// <param name="TimeZone">The IANA zone whose days these are.</param>
/// <param name="Currency">The shop's currency, ISO 4217.</param>
/// <param name="Warnings">What a reader must know.</param>
/// <param name="Freshness">How fresh the data is.</param>
public sealed record CategoryInsightsDocument(
    IReadOnlyList<CategoryDocument> Categories,
    decimal? NetRevenue,
    DaysDocument? Period,
    DaysDocument? ComparisonPeriod,
    string TimeZone,
    string Currency,
    IReadOnlyList<WarningDocument> Warnings,
    FreshnessDocument Freshness);
