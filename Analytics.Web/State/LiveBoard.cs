using System.Diagnostics;
using Analytics.Core.Queries.Live;
using Analytics.Core.Streaming;
using Analytics.Web.Components.Charts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Web.State;

/// <summary>
/// Makes one frame of the live view for all who look: when purchases have come (at most five times a second), and every few seconds while none come.
/// Nothing is made while nobody looks. Who cannot keep up takes the newest frame when they can; none is kept for them. A singleton.
/// </summary>
public sealed class LiveBoard : IDisposable
{
    private const int RestFactor = 9;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ChartEvery = TimeSpan.FromSeconds(2);

    private readonly ILiveQueries _queries;
    private readonly LiveFeed _feed;
    private readonly Func<StreamHealth> _health;
    private readonly IShop _shop;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly LiveRows _rows = new();
    private EventHandler? _changed;
    private volatile LiveFrame? _current;
    private LiveTotals? _totals;
    private ChartView? _chart;
    private long _totalsAt;
    private TimeSpan _rest;
    private long _chartAt;
    private long _number;
    private int _watchers;

    /// <summary>Makes a board.</summary>
    public LiveBoard(ILiveQueries queries, LiveFeed feed, Func<StreamHealth> health, IShop shop, TimeProvider time, ILogger<LiveBoard>? logger = null)
    {
        _queries = queries;
        _feed = feed;
        _health = health;
        _shop = shop;
        _time = time;
        _logger = logger ?? NullLogger<LiveBoard>.Instance;
        _timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised after a new frame is there, on any thread.</summary>
    public event EventHandler? Changed
    {
        add
        {
            lock (_gate)
            {
                if (_changed is null)
                {
                    _feed.Moved += OnMoved;
                    _timer.Change(Idle, Idle);
                }

                _changed += value;
                _watchers++;
            }
        }

        remove
        {
            lock (_gate)
            {
                _changed -= value;
                _watchers = _changed?.GetInvocationList().Length ?? 0;
                if (_watchers == 0)
                {
                    _feed.Moved -= OnMoved;
                    _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }

    /// <summary>How many look.</summary>
    public int Watchers => Volatile.Read(ref _watchers);

    /// <summary>The newest frame; made on the spot where nobody looked before.</summary>
    public LiveFrame Current => Watchers > 0 && _current is { } frame ? frame : Make();

    /// <inheritdoc />
    public void Dispose()
    {
        _feed.Moved -= OnMoved;
        _timer.Dispose();
    }

    private void OnMoved(object? sender, EventArgs e) => Show();

    private void Tick()
    {
        try
        {
            if (_current is { } frame && _time.GetUtcNow() - frame.Totals.At >= Idle)
            {
                Show();
            }
        }
#pragma warning disable CA1031 // An exception that leaves a timer stops the server; the next tick tries again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _logger.LogWarning(error, "The live view could not be brought up to date");
        }
    }

    private void Show()
    {
        Make();
        EventHandler? changed;
        lock (_gate)
        {
            changed = _changed;
        }

        changed?.Invoke(this, EventArgs.Empty);
    }

    private LiveFrame Make()
    {
        lock (_gate)
        {
            // A very large day takes longer to count: then it is counted less often, so that nine tenths of the time are left for others.
            if (_totals is null || _time.GetElapsedTime(_totalsAt) >= _rest)
            {
                var clock = Stopwatch.GetTimestamp();
                _totals = _queries.Read();
                _rest = Stopwatch.GetElapsedTime(clock) * RestFactor;
                _totalsAt = _time.GetTimestamp();
            }

            if (_chart is null || _time.GetElapsedTime(_chartAt) >= ChartEvery)
            {
                _chart = LiveChart.Build(_totals.Minutes, _shop.Format);
                _chartAt = _time.GetTimestamp();
            }

            var sales = _feed.Latest;
            return _current = new LiveFrame(++_number, _totals, sales, _rows.Of(sales, _shop.Format), _health(), _chart);
        }
    }
}
