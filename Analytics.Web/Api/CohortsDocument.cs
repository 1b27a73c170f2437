using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>How the customers of each first period came back.</summary>
/// <param name="Granularity">The length of a period.</param>
/// <param name="Cohorts">Every period from the first to the last, empty cohorts among them.</param>
/// <param name="LastPeriodIsUnfinished">Whether each cohort's last value is of a period that is not over.</param>
/// <param name="Period">The days that were counted.</param>
/// <param name="TimeZone">The IANA zone whose days these are.</param>
/// <param name="Currency">The shop's currency, ISO 4217.</param>
/// <param name="Freshness">How fresh the data is.</param>
public sealed record CohortsDocument(
    string Granularity,
    IReadOnlyList<CohortDocument> Cohorts,
    bool LastPeriodIsUnfinished,
    DaysDocument? Period,
    string TimeZone,
    string Currency,
    FreshnessDocument Freshness)
{
    /// <summary>The document of a matrix.</summary>
    internal static CohortsDocument Of(CohortMatrix matrix, string granularity, ShopSettings shop) => new(
        granularity,
        [.. matrix.Cohorts.Select(c => new CohortDocument(c.Start, c.Size, c.Active, c.ActiveOrLater, c.FinishedPeriods, Amounts(c.NetRevenue), Amounts(c.GrossRevenue)))],
        matrix.LastPeriodIsUnfinished,
        DaysDocument.Of(matrix.Period),
        shop.TimeZoneId,
        shop.Currency,
        FreshnessDocument.Of(matrix.Freshness));

    private static decimal[]? Amounts(IReadOnlyList<Money> money) => money.Count == 0 ? null : [.. money.Select(m => m.Amount)];
}
