using System.Globalization;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.Telemetry;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>Puts what was measured of the process into words, tiles and charts.</summary>
internal static class SystemText
{
    private const double Mebibyte = 1 << 20;

    public static string NameOf(TimedWork work) => work switch
    {
        TimedWork.Page => "Pages",
        TimedWork.Api => "API",
        TimedWork.Interaction => "Clicks and keys",
        TimedWork.Question => "Questions computed",
        _ => "Statements to the database",
    };

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Bare(double? ms) => ms is { } known ? known.ToString(known < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture) : "n/a";

    public static string Ms(double? ms) => ms is null ? "n/a" : Bare(ms) + " ms";

    public static string Bytes(double bytes) => bytes >= 1024 * Mebibyte
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * Mebibyte):0.0} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte:#,0} MiB");

    public static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.0}%") : "n/a";

    public static IReadOnlyList<FigureTileModel> Tiles(SystemReport report)
    {
        var requests = report.Totals[TimedWork.Page].Count + report.Totals[TimedWork.Api].Count;
        var failed = report.Totals[TimedWork.Page].Errors + report.Totals[TimedWork.Api].Errors;
        var now = report.Now;
        return
        [
            new("Requests", Count(requests), null, [$"pages p95 {Ms(report.Totals[TimedWork.Page].P95Ms)}, API {Ms(report.Totals[TimedWork.Api].P95Ms)}"], new(
                "Requests", "Requests for pages and to the API in the last hour. Files, health checks and the pages' own connections are not counted.",
                [("Pages", Count(report.Totals[TimedWork.Page].Count)), ("API", Count(report.Totals[TimedWork.Api].Count)), ("Clicks and keys", Count(report.Totals[TimedWork.Interaction].Count))])),
            new("Errors", Count(failed + report.LoggedErrors), null, [$"{Count(failed)} of requests, {Count(report.LoggedErrors)} in the log"], new(
                "Errors", "Requests that were answered with 500 or above or threw, and entries of the log at error or above. A request that fails is usually in both.",
                [("Requests", Count(failed)), ("Log", Count(report.LoggedErrors)), ("Clicks and keys", Count(report.Totals[TimedWork.Interaction].Errors)), ("Statements", Count(report.Totals[TimedWork.Statement].Errors))]),
                failed + report.LoggedErrors > 0 ? false : null),
            new("Open pages", now is null ? "n/a" : Count(now.Circuits), null, [now is null ? "not sampled yet" : $"{Count(now.Connected)} connected"], new(
                "Open pages", "Pages (circuits) that this process holds: those with a browser connected, and those that wait a while for theirs to come back.", [])),
            new("Cache hit rate", Percent(report.CacheHitRate), null, [now is null ? "nothing asked yet" : $"{Count(now.CachedAnswers)} answers kept"], new(
                "Cache hit rate", "Questions whose answer was kept, or under way for somebody else, among all that were asked in the last hour.",
                [("Questions computed", Count(report.Totals[TimedWork.Question].Count))])),
            new("Memory", now is null ? "n/a" : Bytes(now.WorkingSetBytes), null, [now is null ? "not sampled yet" : $"{Bytes(now.HeapBytes)} of objects"], new(
                "Memory", "What the operating system counts for this process, and the managed objects in it as of the last collection.", now is null ? [] : [("Threads of the pool", Count(now.Threads))])),
            new("Collection pauses", Percent(now?.PauseShare), null, [now is null ? "not sampled yet" : $"processors {Percent(now.ProcessorShare)}"], new(
                "Collection pauses", "The share of the last ten seconds in which collecting garbage held everything up.", now is null ? [] : [("Collections of generation 2", Count(now.Collections))])),
            new("Waiting in queues", Count(report.Queues.Sum(static queue => queue.Depth)), null, [report.Queues.MaxBy(static queue => queue.Depth) is { Depth: > 0 } most ? $"{Count(most.Depth)} in {most.Name.ToLowerInvariant()}" : "nothing waits"], new(
                "Waiting in queues", "What waits in each queue at this moment.",
                [.. report.Queues.Select(static queue => (queue.Name, queue.Capacity is { } most ? $"{Count(queue.Depth)} of {Count(most)}" : Count(queue.Depth)))])),
            new("Database", now?.DatabaseBytes is { } size ? Bytes(size) : "n/a", null, [$"statements p95 {Ms(report.Totals[TimedWork.Statement].P95Ms)}"], new(
                "Database", "The size of the database, with its log. The figures below are of statements sent through the mapper; bulk readers and writers are not among them.",
                [("Statements", Count(report.Totals[TimedWork.Statement].Count))])),
        ];
    }

    public static IReadOnlyList<SystemChart> Charts(SystemReport report, TimeZoneInfo zone)
    {
        DateTimeOffset[] minutes = [.. report.Minutes.Select(minute => TimeZoneInfo.ConvertTime(minute.At, zone))];
        return
        [
            Chart("Requests a minute", "Pages and API", static value => value.ToString("#,0.#", CultureInfo.InvariantCulture), [
                Line("Requests", "var(--series-1)", static m => m.Requests.Count), Line("Errors", "var(--bad)", static m => m.Requests.Errors + m.LoggedErrors, "dot")]),
            Chart("Time to answer", "Pages and API, by minute", static value => Ms(value), [
                Line("p50", "var(--series-1)", static m => m.Requests.MedianMs), Line("p95", "var(--series-2)", static m => m.Requests.P95Ms, "dash"), Line("p99", "var(--series-3)", static m => m.Requests.P99Ms, "dot")]),
            Chart("Memory", "Of the process, and of managed objects", static value => Bytes(value * Mebibyte), [
                Line("Process", "var(--series-1)", static m => m.Gauges?.WorkingSetBytes / Mebibyte), Line("Objects", "var(--series-2)", static m => m.Gauges?.HeapBytes / Mebibyte, "dash")]),
            Chart("Load", "Processors and collection pauses", static value => Percent(value), [
                Line("Processors", "var(--series-1)", static m => m.Gauges?.ProcessorShare), Line("Pauses", "var(--series-2)", static m => m.Gauges?.PauseShare, "dash")]),
            Chart("Open pages and queues", "At the end of each minute", static value => value.ToString("#,0.#", CultureInfo.InvariantCulture), [
                Line("Open pages", "var(--series-1)", static m => m.Gauges?.Circuits), Line("Waiting", "var(--series-2)", static m => m.Gauges?.Queued, "dash")]),
            Chart("Questions a minute", "Answered from what was kept, or computed", static value => value.ToString("#,0.#", CultureInfo.InvariantCulture), [
                Line("Kept", "var(--series-1)", static m => m.CacheHits), Line("Computed", "var(--series-2)", static m => m.CacheMisses, "dash")]),
        ];

        SystemChart Chart(string title, string subtitle, Func<double, string> words, IReadOnlyList<ClockSeries> lines) =>
            new(title, subtitle, lines, ClockChart.Build(title, minutes, lines, words));

        ClockSeries Line(string name, string colour, Func<SystemMinute, double?> value, string dash = "solid") =>
            new(name, colour, [.. report.Minutes.Select(value)], dash);
    }
}
