using System.Diagnostics;
using System.Threading.Channels;
using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Web.Components.Charts;

namespace Analytics.Web.State;

/// <summary>
/// A part of the shop as it happens, for all who look at the same part: a frame when purchases have come or labels have changed, at most five times a
/// second, and every two seconds while none come. All parts together take at most a tenth of one core's time.
/// </summary>
public sealed class LiveView : IDisposable
{
    private const int RestFactor = 9;
    private const int LinesRead = 100;

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ChartEvery = TimeSpan.FromSeconds(2);

    private readonly LiveViews _views;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LiveRows _rows = new();
    private volatile LiveFrame? _current;
    private volatile string? _problem;
    private IReadOnlyList<LiveSale> _sales = [];
    private (long Data, long Labels, DateOnly Day) _salesOf;
    private ChartView? _chart;
    private long _chartAt;
    private long _number;

    internal LiveView(LiveViews views, string key, IReadOnlyList<Filter> filters) => (_views, Key, Filters) = (views, key, filters);

    /// <summary>Raised after a new frame or a problem is there, on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>Which purchases count.</summary>
    public IReadOnlyList<Filter> Filters { get; }

    /// <summary>The newest frame; null before the first, and where there is a <see cref="Problem"/>.</summary>
    public LiveFrame? Current => _current;

    /// <summary>Why there is no frame, for the reader: the segment was deleted, or is not known yet.</summary>
    public string? Problem => _problem;

    /// <summary>Completes when there is a first frame or a problem.</summary>
    public Task First => _first.Task;

    internal string Key { get; }

    internal int Watchers { get; set; }

    internal void Start()
    {
        // Without the context of whoever came first: what is made is for all.
        using var alone = ExecutionContext.SuppressFlow();
        var stop = _stop.Token;
        _ = Task.Run(() => RunAsync(stop), CancellationToken.None);
    }

    /// <summary>Ends it; <see cref="LiveViews.Leave"/> does when the last reader has gone.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _first.TrySetCanceled();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var timer = _views.Time.CreateTimer(_ => Wake(), null, Idle, Idle);
        _views.Feed.Moved += OnMoved;
        if (_views.Labels is { } labels)
        {
            labels.Changed += OnMoved;
        }

        try
        {
            while (true)
            {
                var clock = Stopwatch.GetTimestamp();
                await MakeAsync(stop);
                var rest = Stopwatch.GetElapsedTime(clock) * (RestFactor * Math.Max(1, _views.Count));
                _first.TrySetResult();
                Changed?.Invoke(this, EventArgs.Empty);
                await Task.Delay(rest < Least ? Least : rest, _views.Time, stop);
                await _signal.Reader.ReadAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        finally
        {
            _views.Feed.Moved -= OnMoved;
            if (_views.Labels is { } known)
            {
                known.Changed -= OnMoved;
            }

            await timer.DisposeAsync();
        }
    }

    private async Task MakeAsync(CancellationToken stop)
    {
        try
        {
            var labels = _views.Labels?.Current.Version ?? 0;
            var totals = _views.Queries.Read(Filters);
            var day = DateOnly.FromDateTime(totals.At.DateTime);
            if ((totals.DataVersion, labels, day) != _salesOf)
            {
                _sales = await SalesAsync(totals.At, day, stop);
                _salesOf = (totals.DataVersion, labels, day);
            }

            if (_chart is null || _views.Time.GetElapsedTime(_chartAt) >= ChartEvery)
            {
                _chart = LiveChart.Build(totals.Minutes, _views.Shop.Format);
                _chartAt = _views.Time.GetTimestamp();
            }

            _current = new LiveFrame(++_number, totals, _sales, _rows.Of(_sales, _views.Shop.Format), _views.Health(), _chart);
            _problem = null;
        }
        catch (Exception error) when (error is QueryException or StorageException)
        {
            _problem = error.Message;
            _current = null;
        }
#pragma warning disable CA1031 // What nobody expects must not leave readers with a page that stands still for ever; the next signal tries again.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _views.Log(error);
        }
    }

    // Lines of one order and one instant came as one purchase.
    private async Task<IReadOnlyList<LiveSale>> SalesAsync(DateTimeOffset now, DateOnly day, CancellationToken stop)
    {
        var page = await _views.Runner.LinesAsync(
            new AnalyticsQuery { Measures = [Measure.Lines], Filters = Filters, Period = new Period(day, day) }, 0, LinesRead, stop);
        var purchases = page.Lines.Where(line => line.At <= now).GroupBy(static line => (line.OrderId, line.At)).ToList();
        if (page.Total > page.Lines.Count && purchases.Count > 1)
        {
            // The earliest may have more lines than were read.
            var earliest = page.Lines[^1].At;
            purchases.RemoveAll(purchase => purchase.Key.At == earliest);
        }

        return
        [
            .. purchases.Take(LiveFeed.Capacity).Select(static purchase =>
            {
                var first = purchase.MinBy(static line => line.RowId)!;
                return new LiveSale(
                    purchase.Max(static line => line.RowId),
                    first.OrderId,
                    first.CustomerId,
                    first.At,
                    first.At,
                    Money.FromDecimal(purchase.Sum(static line => line.Amount)),
                    purchase.Count(),
                    string.IsNullOrEmpty(first.ProductName) ? first.ProductCode : first.ProductName,
                    first.Category,
                    first.Channel,
                    first.Location,
                    PurchaseStatus.Accepted,
                    first.Source);
            }),
        ];
    }

    private void OnMoved(object? sender, EventArgs e) => Wake();

    private void Wake() => _signal.Writer.TryWrite(true);
}
