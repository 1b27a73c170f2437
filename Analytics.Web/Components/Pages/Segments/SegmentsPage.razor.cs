using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Who the customers are: the RFM map, and how each period's newcomers came back. One part at a time is computed, the one in the address.</summary>
public sealed partial class SegmentsPage : FilteredPage
{
    private const string CustomersPath = "customers";

    private Loaded<SegmentSummary> _segments;
    private Loaded<CohortTable> _cohorts;

    [Inject]
    private SegmentAnswers Answers { get; set; } = default!;

    [Inject]
    private IEnumerable<NavItem> Pages { get; set; } = [];

    private static IReadOnlyList<(string Key, string Label)> Tabs { get; } = [("map", "RFM map"), ("cohorts", "Cohorts")];

    private string Tab => View.Option("tab") is { } key && Tabs.Any(t => t.Key == key) ? key : Tabs[0].Key;

    // Where there is a page of customers, a segment leads to its own.
    private Func<RfmSegment, string>? CustomersOf => Pages.Any(static p => p.Path == CustomersPath)
        ? segment => CustomersPath + View.Shared().WithFilter(Dimension.RfmSegment, [RfmMap.NameOf(segment)]).ToQueryString()
        : null;

    /// <inheritdoc />
    protected override Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        var view = View;
        return Tab switch
        {
            "cohorts" => ShowAsync(
                Answers.CohortsAsync(SegmentQuestions.Cohorts(view, Period), cancellationToken),
                matrix => _cohorts = new(CohortTable.Of(matrix, SegmentQuestions.MeasureOf(view)), generation),
                cancellationToken),
            _ => ShowAsync(
                Answers.SegmentsAsync(SegmentQuestions.Rfm(view, Period, Freshness), cancellationToken),
                summary => _segments = new(summary, generation),
                cancellationToken),
        };
    }

    private bool IsStale<T>(Loaded<T> part)
        where T : class => part.Value is not null && part.Generation != Generation;

    private static string? ExportOf(string table) => null;

    // The picked segments alone; picked again, all.
    private Task PickAsync(IReadOnlyList<RfmSegment> segments)
    {
        string[] names = [.. segments.Select(RfmMap.NameOf)];
        return GoAsync(View.FilterOn(Dimension.RfmSegment) is { Exclude: false } now && now.Values.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(names)
            ? View.WithFilter(Dimension.RfmSegment, [])
            : View.WithFilter(Dimension.RfmSegment, names));
    }
}
