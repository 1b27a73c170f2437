using System.Diagnostics.Metrics;

namespace Analytics.Web.Telemetry;

/// <summary>
/// Listens to the instruments of the framework and of the application, and keeps the last hour by minutes in memory that does not grow.
/// One for each host: instruments of another host in the same process do not count. Safe for concurrent use.
/// </summary>
public sealed class SystemMonitor : IDisposable
{
    /// <summary>How many minutes are kept.</summary>
    internal const int Minutes = 60;

    private readonly TimeProvider _clock;
    private readonly SlowLog _slow;
    private readonly IReadOnlyList<QueueProbe> _queues;
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly MinuteSlot[] _slots = [.. Enumerable.Range(0, Minutes).Select(static _ => new MinuteSlot())];
    private SystemGauges? _now;
    private long _circuits;
    private long _connected;

    /// <summary>Begins to listen.</summary>
    public SystemMonitor(IMeterFactory meters, TimeProvider clock, SlowLog slow, IEnumerable<QueueProbe> queues)
    {
        _clock = clock;
        _slow = slow;
        _queues = [.. queues];
        StartedAt = clock.GetUtcNow();
        var meter = meters.Create(AnalyticsMeter.Name);
        meter.CreateObservableGauge(
            "analytics.queue.depth",
            () => Queues.Select(static queue => new Measurement<long>(queue.Depth, new KeyValuePair<string, object?>("queue", queue.Name))),
            "{item}",
            "What waits in a queue.");
        meter.CreateObservableGauge("analytics.cache.entries", () => _now?.CachedAnswers ?? 0, "{answer}", "Answers that are kept or under way.");
        meter.CreateObservableGauge("analytics.database.size", () => _now?.DatabaseBytes ?? 0, "By", "Size of the database.");
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && HandlerOf(instrument) is { } handler)
            {
                listener.EnableMeasurementEvents(instrument, handler);
            }
        };
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((Measured)state!)(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((Measured)state!)(value, tags));
        _listener.Start();
    }

    private delegate void Measured(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>When it began to listen.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Pages that are open or wait for their browser, and those whose browser is connected.</summary>
    internal (long Open, long Connected) Circuits => (Interlocked.Read(ref _circuits), Interlocked.Read(ref _connected));

    /// <summary>What waits where now.</summary>
    public IReadOnlyList<QueueDepth> Queues => [.. _queues.Select(static queue => new QueueDepth(queue.Name, queue.Depth(), queue.Capacity))];

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    /// <summary>How the process did over the last hour.</summary>
    public SystemReport Read()
    {
        var at = _clock.GetUtcNow();
        var last = MinuteOf(at);
        var slowest = _slow.Read();
        lock (_gate)
        {
            var begun = Math.Max(MinuteOf(StartedAt), last - Minutes + 1);
            var slots = Enumerable.Range(0, (int)(last - begun + 1)).Select(i => (Minute: begun + i, Slot: _slots[(int)((begun + i) % Minutes)])).ToList();
            var known = slots.Where(static pair => pair.Slot.Minute == pair.Minute).Select(static pair => pair.Slot).ToList();
            var hits = known.Sum(static slot => slot.Hits);
            var asked = hits + known.Sum(static slot => slot.Misses);
            return new SystemReport(
                at,
                StartedAt,
                Enum.GetValues<TimedWork>().ToDictionary(static work => work, work => Sum(known, work)),
                asked == 0 ? null : (double)hits / asked,
                known.Sum(static slot => slot.LoggedErrors),
                _now,
                Queues,
                [.. slots.Select(static pair => MinuteFrom(pair.Minute, pair.Slot.Minute == pair.Minute ? pair.Slot : null))],
                slowest);
        }
    }

    /// <summary>Keeps a sample.</summary>
    internal void Sample(SystemGauges gauges)
    {
        lock (_gate)
        {
            _now = gauges;
            Slot().Gauges = gauges;
        }
    }

    /// <summary>Counts an entry of the log at error or above.</summary>
    internal void CountError()
    {
        lock (_gate)
        {
            Slot().LoggedErrors++;
        }
    }

    internal static long MinuteOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    private Measured? HandlerOf(Instrument instrument) => (instrument.Meter.Name, instrument.Name) switch
    {
        ("Microsoft.AspNetCore.Hosting", "http.server.request.duration") => OnRequest,
        ("Microsoft.AspNetCore.Components", "aspnetcore.components.handle_event.duration") =>
            (value, tags) => Add(TimedWork.Interaction, value, Find(tags, "error.type") is not null),
        ("Microsoft.AspNetCore.Components.Server.Circuits", "aspnetcore.components.circuit.active") =>
            (value, _) => Interlocked.Add(ref _circuits, (long)value),
        (AnalyticsMeter.Name, AnalyticsMeter.ConnectedPages) => (value, _) => Interlocked.Add(ref _connected, (long)value),
        (AnalyticsMeter.Name, AnalyticsMeter.QuestionDuration) => (value, tags) => Add(TimedWork.Question, value, Find(tags, "failed") is true),
        (AnalyticsMeter.Name, AnalyticsMeter.StatementDuration) => (value, tags) => Add(TimedWork.Statement, value, Find(tags, "failed") is true),
        (AnalyticsMeter.Name, AnalyticsMeter.CacheAnswers) => OnAnswer,
        _ => null,
    };

    // Files and the circuits' own connections, which last as long as a page is open, would hide what pages and the API take.
    private void OnRequest(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var route = Find(tags, "http.route") as string ?? string.Empty;
        var isApi = route.StartsWith("/api/", StringComparison.Ordinal);
        if (!isApi && (route.StartsWith("/_", StringComparison.Ordinal) || route.StartsWith("/health", StringComparison.Ordinal) || Path.HasExtension(route)))
        {
            return;
        }

        var failed = Find(tags, "http.response.status_code") is >= 500;
        Add(isApi ? TimedWork.Api : TimedWork.Page, seconds, failed);
    }

    private void OnAnswer(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var wasKept = Find(tags, "kept") is true;
        lock (_gate)
        {
            var slot = Slot();
            if (wasKept)
            {
                slot.Hits += (long)value;
            }
            else
            {
                slot.Misses += (long)value;
            }
        }
    }

    private void Add(TimedWork work, double seconds, bool failed)
    {
        lock (_gate)
        {
            var slot = Slot();
            slot.Times[(int)work].Add(seconds);
            slot.Errors[(int)work] += failed ? 1 : 0;
        }
    }

    private MinuteSlot Slot()
    {
        var minute = MinuteOf(_clock.GetUtcNow());
        var slot = _slots[(int)(minute % Minutes)];
        if (slot.Minute != minute)
        {
            slot.Begin(minute);
        }

        return slot;
    }

    private static object? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    private static WorkTimes Sum(IEnumerable<MinuteSlot> slots, params ReadOnlySpan<TimedWork> kinds)
    {
        var times = new DurationHistogram();
        var errors = 0L;
        foreach (var slot in slots)
        {
            foreach (var kind in kinds)
            {
                times.Add(slot.Times[(int)kind]);
                errors += slot.Errors[(int)kind];
            }
        }

        return WorkTimes.Of(times, errors);
    }

    private static SystemMinute MinuteFrom(long minute, MinuteSlot? slot)
    {
        MinuteSlot[] slots = slot is null ? [] : [slot];
        return new SystemMinute(
            DateTimeOffset.FromUnixTimeSeconds(minute * 60),
            Sum(slots, TimedWork.Page, TimedWork.Api),
            Sum(slots, TimedWork.Interaction),
            slot?.Hits ?? 0,
            slot?.Misses ?? 0,
            slot?.LoggedErrors ?? 0,
            slot?.Gauges);
    }
}
