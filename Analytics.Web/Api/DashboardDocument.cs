namespace Analytics.Web.Api;

/// <summary>The Overview's numbers.</summary>
/// <param name="Tiles">The numbers.</param>
/// <param name="Period">The days that were counted.</param>
/// <param name="ComparisonPeriod">The days that they were held against.</param>
/// <param name="TimeZone">The IANA zone whose days these are.</param>
/// <param name="Currency">The shop's currency, ISO 4217.</param>
/// <param name="Warnings">What a reader must know.</param>
/// <param name="Freshness">How fresh the data is.</param>
/// <param name="MatchedLines">How many lines were counted.</param>
public sealed record DashboardDocument(
    IReadOnlyList<TileDocument> Tiles,
    DaysDocument? Period,
    DaysDocument? ComparisonPeriod,
    string TimeZone,
    string Currency,
    IReadOnlyList<WarningDocument> Warnings,
    FreshnessDocument Freshness,
    long MatchedLines);
