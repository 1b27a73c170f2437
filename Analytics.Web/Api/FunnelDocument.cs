using Analytics.Core.Funnels;

namespace Analytics.Web.Api;

/// <summary>A funnel, counted.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Parts">The steps of each part, by the first step's value; empty unless asked for. Each step's parts add up to it.</param>
/// <param name="Before">The steps over the period that it is held against; null without a comparison.</param>
/// <param name="Days">Attempts by the day they began on.</param>
/// <param name="Hours">Attempts by the hour of the week they began in.</param>
/// <param name="From">The first day; null when no event is dated.</param>
/// <param name="To">The last day, inside.</param>
/// <param name="TimeZone">The zone of the days.</param>
/// <param name="Question">What was asked, as parameters.</param>
/// <param name="Warnings">What a reader must know.</param>
/// <param name="EventVersion">The version of the events.</param>
public sealed record FunnelDocument(
    IReadOnlyList<FunnelStepDocument> Steps,
    IReadOnlyDictionary<string, IReadOnlyList<FunnelStepDocument>> Parts,
    IReadOnlyList<FunnelStepDocument>? Before,
    IReadOnlyList<FunnelDayDocument> Days,
    IReadOnlyList<FunnelHourDocument> Hours,
    string? From,
    string? To,
    string TimeZone,
    IReadOnlyDictionary<string, string> Question,
    IReadOnlyList<WarningDocument> Warnings,
    long EventVersion)
{
    /// <summary>The document of an answer.</summary>
    internal static FunnelDocument Of(FunnelResult result) => new(
        All(result.Steps),
        result.Parts.ToDictionary(static p => p.Value.Key, static p => All(p.Steps), StringComparer.Ordinal),
        result.Before is { } before ? All(before.Steps) : null,
        [.. result.Days.Select(static d => new FunnelDayDocument(Keys.Day(d.Start)!, d.Entered, d.Converted, d.Rate, d.IsUnfinished))],
        [.. result.Hours.Where(static h => h.Entered > 0).Select(static h => new FunnelHourDocument(h.Weekday, h.Hour, h.Entered, h.Converted, h.Rate))],
        Keys.Day(result.Period?.From),
        Keys.Day(result.Period?.To),
        result.TimeZoneId,
        FunnelQueryText.Write(result.Query).ToDictionary(static w => w.Key, static w => w.Value, StringComparer.Ordinal),
        [.. result.Warnings.Select(static w => new WarningDocument(w.Code, w.Message))],
        result.EventVersion);

    private static IReadOnlyList<FunnelStepDocument> All(IReadOnlyList<FunnelStepResult> steps) => [.. steps.Select(FunnelStepDocument.Of)];
}
