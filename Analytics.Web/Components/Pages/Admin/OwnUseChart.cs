using Analytics.Core.Storage;
using Analytics.Web.Components.Charts;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>Builds the course of this application's own use.</summary>
internal static class OwnUseChart
{
    public const string Title = "Use over time";

    /// <summary>Draws it; null where nothing was used.</summary>
    /// <param name="report">What was used.</param>
    /// <param name="zone">The shop's zone.</param>
    /// <param name="step">Hours or days.</param>
    public static ChartView? Build(OwnUseReport report, TimeZoneInfo zone, ClockStep step) => report.Uses == 0 ? null : ClockChart.Build(
        Title,
        [.. report.Buckets.Select(b => TimeZoneInfo.ConvertTime(b.At, zone))],
        [
            new("Pages", "var(--series-1)", [.. report.Buckets.Select(static b => (double?)b.Pages)]),
            new("API", "var(--series-2)", [.. report.Buckets.Select(static b => (double?)b.Api)], "dash"),
        ],
        static value => SystemText.Count((long)value),
        step);
}
