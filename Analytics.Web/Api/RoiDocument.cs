using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;

namespace Analytics.Web.Api;

/// <summary>Revenue, costs and profit of a period.</summary>
/// <param name="Period">The days, both inside; null when there is no line.</param>
/// <param name="ComparisonPeriod">The days it is held against.</param>
/// <param name="TimeZone">The zone of the days.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Total">The whole period.</param>
/// <param name="Before">The comparison period.</param>
/// <param name="Steps">The trend; revenue and costs add up to the total.</param>
/// <param name="ByCategory">By product category.</param>
/// <param name="ByChannel">By channel.</param>
/// <param name="Coverage">What is known of each category of costs.</param>
/// <param name="BreakEven">The break-even point; null without costs of goods.</param>
/// <param name="BreakEvenPlan">The same with the changes of price, volume and cost that were asked for.</param>
/// <param name="BreakEvenDay">The first day from which on cumulative profit stays above zero.</param>
/// <param name="Warnings">What a reader must know: what is missing, how costs were shared.</param>
/// <param name="Freshness">How fresh the data is.</param>
public sealed record RoiDocument(
    DaysDocument? Period,
    DaysDocument? ComparisonPeriod,
    string TimeZone,
    string Currency,
    RoiFiguresDocument Total,
    RoiFiguresDocument? Before,
    IReadOnlyList<RoiStepDocument> Steps,
    IReadOnlyList<RoiPartDocument> ByCategory,
    IReadOnlyList<RoiPartDocument> ByChannel,
    IReadOnlyList<CostCoverageDocument> Coverage,
    BreakEvenDocument? BreakEven,
    BreakEvenDocument? BreakEvenPlan,
    string? BreakEvenDay,
    IReadOnlyList<WarningDocument> Warnings,
    FreshnessDocument Freshness)
{
    /// <summary>The document of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="plan">What is changed for the planned break-even; null for none.</param>
    /// <param name="currency">The shop's currency.</param>
    internal static RoiDocument Of(RoiReport report, BreakEvenPlan? plan, string currency) => new(
        DaysDocument.Of(report.Period),
        DaysDocument.Of(report.ComparisonPeriod),
        report.TimeZoneId,
        currency,
        RoiFiguresDocument.Of(report.Total),
        report.Before is { } before ? RoiFiguresDocument.Of(before) : null,
        [.. report.Steps.Select((s, i) => new RoiStepDocument(
            Keys.Day(s.From)!, Keys.Day(s.To)!, s.IsUnfinished, report.CumulativeProfit.Count > i ? report.CumulativeProfit[i].Amount : null, RoiFiguresDocument.Of(s.Figures)))],
        Parts(report.ByCategory),
        Parts(report.ByChannel),
        [.. report.Coverage.Select(static c => new CostCoverageDocument(CostCategoryNames.Key(c.Category), c.Entries, c.IsKnown, c.Gap))],
        report.BreakEven is { } point ? BreakEvenDocument.Of(point) : null,
        plan is not null && report.Planned(plan) is { } planned ? BreakEvenDocument.Of(planned) : null,
        Keys.Day(report.BreakEvenDay),
        [.. report.Warnings.Select(static w => new WarningDocument(w.Code, w.Message))],
        FreshnessDocument.Of(report.Freshness));

    private static IReadOnlyList<RoiPartDocument> Parts(IReadOnlyList<RoiPart> parts) =>
        [.. parts.Select(static p => new RoiPartDocument(p.Key, p.Label, p.OwnCosts.Amount, RoiFiguresDocument.Of(p.Figures)))];
}
