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
    private Loaded<SegmentMovement> _movement;
    private Loaded<ClusterPicture> _clusters;
    private CancellationTokenSource? _stopClusters;
    private double? _share;
    private bool _isCancelled;
    private string? _problem;

    [Inject]
    private SegmentAnswers Answers { get; set; } = default!;

    [Inject]
    private ICustomerScoring Scoring { get; set; } = default!;

    [Inject]
    private IEnumerable<NavItem> Pages { get; set; } = [];

    private static IReadOnlyList<(string Key, string Label)> Tabs { get; } = [("map", "RFM map"), ("movement", "Movement"), ("clusters", "Clusters"), ("cohorts", "Cohorts")];

    private string Tab => View.Option("tab") is { } key && Tabs.Any(t => t.Key == key) ? key : Tabs[0].Key;

    private DateOnly AsOf => SegmentQuestions.Rfm(View, Period, Freshness, Scoring.Settings).AsOf ?? Freshness.Today;

    // Where there is a page of customers, a segment leads to its own.
    private Func<RfmSegment, string>? CustomersOf => !IsLimited && Pages.Any(static p => p.Path == CustomersPath)
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
            "movement" => ShowAsync(
                Answers.MovementAsync(SegmentQuestions.Rfm(view, Period, Freshness, Scoring.Settings), SegmentQuestions.Since(view, AsOf), cancellationToken),
                movement => _movement = new(movement, generation),
                cancellationToken),
            "clusters" => ClusterAsync(generation, cancellationToken),
            _ => ShowAsync(
                Answers.SegmentsAsync(SegmentQuestions.Rfm(view, Period, Freshness, Scoring.Settings), cancellationToken),
                summary => _segments = new(summary, generation),
                cancellationToken),
        };
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _stopClusters?.Dispose();
        }
    }

    private async Task ClusterAsync(int generation, CancellationToken cancellationToken)
    {
        (_share, _isCancelled, _problem) = (null, false, null);
        _stopClusters?.Dispose();
        var stop = _stopClusters = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var progress = new Told(share => _ = InvokeAsync(() =>
        {
            if (generation == Generation)
            {
                _share = share;
                StateHasChanged();
            }
        }));
        try
        {
            await ShowAsync(Answers.ClustersAsync(SegmentQuestions.Clusters(View, Period, Freshness), progress, stop.Token), picture => _clusters = new(picture, generation), cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            (_clusters, _isCancelled) = (default, true);
        }
        catch (ClusteringException problem) when (!cancellationToken.IsCancellationRequested)
        {
            _problem = problem.Message;
        }
    }

    private Task CancelAsync() => _stopClusters?.CancelAsync() ?? Task.CompletedTask;

    private Task AgainAsync() => ReloadAsync();

    private bool IsStale<T>(Loaded<T> part)
        where T : class => part.Value is not null && part.Generation != Generation;

    private string? ExportOf(string table) => $"api/v1/export/{table}{View.ToQueryString()}";

    // The picked segments alone; picked again, all.
    private Task PickAsync(IReadOnlyList<RfmSegment> segments)
    {
        if (IsLimited)
        {
            // The filter goes by labels, which are of all that customers bought.
            return Task.CompletedTask;
        }

        string[] names = [.. segments.Select(RfmMap.NameOf)];
        return GoAsync(View.FilterOn(Dimension.RfmSegment) is { Exclude: false } now && now.Values.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(names)
            ? View.WithFilter(Dimension.RfmSegment, [])
            : View.WithFilter(Dimension.RfmSegment, names));
    }

    // Unlike Progress<T> it keeps the order, and needs no context of its own.
    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
