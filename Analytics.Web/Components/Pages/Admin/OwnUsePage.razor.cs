using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.Hosting.OwnUse;
using Analytics.Web.Jobs;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>How this application itself is used: which pages and paths, how often, how long they took, with which status. How far back stands in the address.</summary>
public sealed partial class OwnUsePage : AdminPage, IDisposable
{
    private static readonly (string Key, string Label, int Days, ClockStep Step)[] All =
        [("1d", "Last 24 hours", 1, ClockStep.Hour), ("7d", "Last 7 days", 7, ClockStep.Day), ("30d", "Last 30 days", 30, ClockStep.Day), ("90d", "Last 90 days", 90, ClockStep.Day)];

    private readonly CancellationTokenSource gone = new();
    private string? shown;

    /// <summary>How far back: <c>1d</c>, <c>7d</c>, <c>30d</c> or <c>90d</c>.</summary>
    [SupplyParameterFromQuery(Name = "span")]
    public string? SpanText { get; set; }

    [Inject]
    private OwnUseReader Reader { get; set; } = default!;

    [Inject]
    private OwnUseRecorder Recorder { get; set; } = default!;

    [Inject]
    private IOptions<RetentionOptions> Retention { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> Spans { get; } = [.. All.Select(static s => (s.Key, s.Label.Replace("Last ", string.Empty, StringComparison.Ordinal)))];

    private static (string Kind, string Title)[] Kinds { get; } = [("page", "Pages"), ("api", "API")];

    private (string Key, string Label, int Days, ClockStep Step) Span => All.FirstOrDefault(s => s.Key == SpanText) is { Key: not null } known ? known : All[1];

    private bool IsOn => Recorder.IsOn;

    private string Kept => Retention.Value.OwnUseDays > 0 ? $"{SystemText.Count(Retention.Value.OwnUseDays)} days" : "good";

    private OwnUseReport? Report { get; set; }

    private ChartView? Chart { get; set; }

    private IReadOnlyList<FigureTileModel> Tiles { get; set; } = [];

    private FigureExplanation? Explained { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown == Span.Key)
        {
            return;
        }

        shown = Span.Key;
        var (span, bounds, token) = (Span, Bounds(), gone.Token);
        try
        {
            var report = await Task.Run(() => Reader.Read(bounds, token), token);
            if (span == Span && !token.IsCancellationRequested)
            {
                (Report, Tiles, Chart) = (report, TilesOf(report), OwnUseChart.Build(report, Settings.Shop.TimeZone, span.Step));
            }
        }
        catch (StorageException error)
        {
            Problem = error.Message;
        }
        catch (OperationCanceledException)
        {
            // The page is closed.
        }
    }

    private static IReadOnlyList<FigureTileModel> TilesOf(OwnUseReport report) =>
    [
        new("Uses", SystemText.Count(report.Uses), null, [$"{SystemText.Count(report.Pages)} pages, {SystemText.Count(report.ApiCalls)} to the API"], new(
            "Uses", "Pages that were shown, by a request or by going to them within the application, and requests to the API. Events that a shop sends are not among them.", [])),
        new("Accounts", SystemText.Count(report.Accounts), null, ["that used anything, keys included"], new(
            "Accounts", "Different accounts and API keys. Who had not signed in counts for none.", [])),
        new("Time to answer", SystemText.Ms(report.MedianMs), null, [$"p95 {SystemText.Ms(report.P95Ms)}"], new(
            "Time to answer", "The median over all uses: of a request until its answer is complete, of a page that is gone to until the browser has its frame.", [("p95", SystemText.Ms(report.P95Ms))])),
        new("Failed", SystemText.Count(report.Failed), null, [$"{SystemText.Count(report.Refused)} refused"], new(
            "Failed", "Answered with a status of 500 or above. Refused are those with 400 to 499, such as requests that cannot be read or lack a right.", []),
            report.Failed > 0 ? false : null),
    ];

    // Whole hours or days of the shop; the last one is under way.
    private DateTimeOffset[] Bounds()
    {
        var zone = Settings.Shop.TimeZone;
        var now = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), zone);
        if (Span.Step == ClockStep.Hour)
        {
            var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
            return [.. Enumerable.Range(-23, 25).Select(i => hour.AddHours(i))];
        }

        var today = DateOnly.FromDateTime(now.DateTime);
        return [.. Enumerable.Range(1 - Span.Days, Span.Days + 1).Select(i => DateTimeOffset.FromUnixTimeSeconds(ShopDay.Start(today.AddDays(i), zone)))];
    }

    private void Choose(string key) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("span", key == All[1].Key ? null : key));
}
