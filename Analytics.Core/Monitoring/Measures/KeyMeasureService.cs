using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Monitoring;

/// <summary>Computes key measures, keeps them, and holds them against their thresholds.</summary>
public sealed class KeyMeasureService : IKeyMeasures, IDisposable
{
    /// <summary>The setting with what the shop changed and made.</summary>
    public const string SettingKey = "key-measures";

    // Anomalies need trend, weekdays and a spread of 90 days.
    private const int JudgedDays = 190;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly KeyMeasureReader _reader;
    private readonly KeyMeasureStore _values;
    private readonly AlertStore _alerts;
    private readonly SettingsStore _settings;
    private readonly IAlertSender? _sender;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _evaluating = new(1, 1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, bool HasValue)> _computed = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private Task<int>? _computing;

    /// <summary>Makes the service.</summary>
    internal KeyMeasureService(
        KeyMeasureReader reader, KeyMeasureStore values, AlertStore alerts, SettingsStore settings, IAlertSender? sender, TimeProvider time)
    {
        _reader = reader;
        _values = values;
        _alerts = alerts;
        _settings = settings;
        _sender = sender;
        _time = time;
    }

    /// <inheritdoc />
    public event EventHandler? Changed;

    /// <inheritdoc />
    public bool IsComputing => _computing is { IsCompleted: false };

    /// <inheritdoc />
    public IReadOnlyList<KeyMeasure> Measures
    {
        get
        {
            var kept = Kept();
            return
            [
                .. KeyMeasureCatalog.All.Select(measure => kept.FirstOrDefault(k => k.Key == measure.Key) is { } changed
                    ? measure with { Owner = changed.Owner, Target = changed.Target, Thresholds = changed.Thresholds, Version = changed.Version }
                    : measure),
                .. kept.Where(static measure => measure.IsOwn),
            ];
        }
    }

    /// <inheritdoc />
    public void Dispose() => _evaluating.Dispose();

    /// <inheritdoc />
    public async Task<IReadOnlyList<KeyMeasureState>> StatesAsync(int days = 90, CancellationToken cancellationToken = default)
    {
        var open = (await AlertsAsync(true, cancellationToken)).ToDictionary(static alert => alert.MeasureKey, StringComparer.Ordinal);
        var states = new List<KeyMeasureState>();
        foreach (var measure in Measures)
        {
            // Two windows more, for the comparison of the first.
            var points = _reader.LastDay is { } last
                ? await PointsAsync(measure.Key, KeyMeasureGrain.Day, last.AddDays(1 - days - Math.Max(31, measure.WindowDays)), cancellationToken)
                : [];
            var before = points.Count == 0 ? null : ThresholdJudge.Comparison(points, measure.WindowDays, points.Count - 1);
            states.Add(new KeyMeasureState(
                measure,
                [.. points.TakeLast(days)],
                before,
                open.TryGetValue(measure.Key, out var alert) ? alert.Severity : null,
                _computed.TryGetValue(measure.Key, out var computed) ? computed.At : null));
        }

        return states;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<KeyMeasurePoint>> HistoryAsync(string key, KeyMeasureGrain grain, DateOnly from, CancellationToken cancellationToken = default) =>
        Measures.Any(measure => measure.Key == key)
            ? PointsAsync(key, grain, from, cancellationToken)
            : throw new KeyNotFoundException($"There is no key measure '{key}'.");

    /// <inheritdoc />
    public async Task<int> ComputeAsync(CancellationToken cancellationToken = default)
    {
        Task<int> computing;
        lock (_lock)
        {
            computing = _computing is { IsCompleted: false } ? _computing : _computing = Task.Run(ComputeAllAsync, CancellationToken.None);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        try
        {
            return await computing.WaitAsync(cancellationToken);
        }
        finally
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AlertNews>> EvaluateAsync(CancellationToken cancellationToken = default)
    {
        await _evaluating.WaitAsync(cancellationToken);
        try
        {
            var news = new List<AlertNews>();
            var open = (await AlertsAsync(true, cancellationToken)).ToDictionary(static alert => alert.MeasureKey, StringComparer.Ordinal);
            var measures = Measures;
            foreach (var measure in measures)
            {
                if (await JudgeAsync(measure, open.GetValueOrDefault(measure.Key), cancellationToken) is { } item)
                {
                    news.Add(item);
                }
            }

            // A measure that is no more calls no more.
            foreach (var alert in open.Values.Where(alert => measures.All(m => m.Key != alert.MeasureKey)))
            {
                await _alerts.ClearAsync(alert.Id, (int)AlertEvent.Cleared, "The measure was removed.", cancellationToken);
            }

            var now = _time.GetUtcNow();
            var told = news.Where(item => item.Event != AlertEvent.Eased && (item.Alert.SnoozedUntil is not { } until || until <= now)).ToList();
            if (told.Count > 0)
            {
                _sender?.Send(told);
            }

            if (news.Count > 0)
            {
                Changed?.Invoke(this, EventArgs.Empty);
            }

            return news;
        }
        finally
        {
            _evaluating.Release();
        }
    }

    /// <inheritdoc />
    public async Task<KeyMeasure> SaveAsync(KeyMeasure measure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var delivered = KeyMeasureCatalog.Find(measure.Key);
        var saved = delivered is null
            ? measure with { IsOwn = true, Name = measure.Name.Trim() }
            : delivered with { Owner = measure.Owner, Target = measure.Target, Thresholds = measure.Thresholds, Version = measure.Version };
        if (saved is { IsOwn: true, Measure: { } asked } && Enum.IsDefined(asked))
        {
            var definition = MeasureCatalog.Of(asked);
            saved = saved with { Unit = definition.Unit, HigherIsBetter = definition.HigherIsBetter, Formula = definition.Formula, IsHourly = false };
        }

        KeyMeasureRules.Check(saved);
        await _settings.UpdateAsync<List<KeyMeasure>>(
            SettingKey,
            stored =>
            {
                var list = Readable(stored);
                var known = list.Find(k => k.Key == saved.Key);
                if ((known?.Version ?? 0) != saved.Version)
                {
                    throw new KeyMeasureException("version", $"“{saved.Name}” was changed meanwhile. Your changes are not saved: load it again.");
                }

                if (known is null && saved.IsOwn && list.Count(static k => k.IsOwn) >= KeyMeasureRules.MostOwn)
                {
                    throw new KeyMeasureException("key", $"There are {KeyMeasureRules.MostOwn} key measures of your own, which is the most there may be; delete one first.");
                }

                if (saved.IsOwn && list.Exists(k => k.IsOwn && k.Key != saved.Key && k.Name.Equals(saved.Name, StringComparison.OrdinalIgnoreCase)))
                {
                    throw new KeyMeasureException("name", $"There is a key measure “{saved.Name}” already; choose another name.");
                }

                saved = saved with { Version = saved.Version + 1 };
                return [.. list.Where(k => k.Key != saved.Key), saved];
            },
            cancellationToken);
        if (saved.IsOwn)
        {
            await ComputeOneAsync(saved, cancellationToken);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return saved;
    }

    /// <inheritdoc />
    public async Task<KeyMeasure> DeleteAsync(string key, CancellationToken cancellationToken = default)
    {
        KeyMeasure? removed = null;
        await _settings.UpdateAsync<List<KeyMeasure>>(
            SettingKey,
            stored =>
            {
                var list = Readable(stored);
                removed = list.Find(k => k.Key == key && k.IsOwn) ?? throw new KeyMeasureException("key", "There is no key measure of your own with this key: it may have been deleted.");
                return [.. list.Where(k => k.Key != key)];
            },
            cancellationToken);
        Changed?.Invoke(this, EventArgs.Empty);
        // Saved again it begins anew.
        return removed! with { Version = 0 };
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Alert>> AlertsAsync(bool openOnly, CancellationToken cancellationToken = default) =>
        [.. (await _alerts.ListAsync(openOnly, cancellationToken: cancellationToken)).Select(Of).OfType<Alert>()];

    /// <inheritdoc />
    public async Task<IReadOnlyList<AlertLogEntry>> LogAsync(int? alertId, CancellationToken cancellationToken = default) =>
        [.. (await _alerts.LogAsync(alertId, cancellationToken: cancellationToken)).Select(static e => new AlertLogEntry(e.Id, e.AlertId, e.At, (AlertEvent)e.Event, e.By, e.Detail))];

    /// <inheritdoc />
    public Task<Alert> AcknowledgeAsync(int id, string actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(_alerts.AcknowledgeAsync(id, actor, (int)AlertEvent.Acknowledged, cancellationToken));

    /// <inheritdoc />
    public Task<Alert> SnoozeAsync(int id, string actor, TimeSpan? time, CancellationToken cancellationToken = default) =>
        ChangeAsync(_alerts.SnoozeAsync(id, actor, time is { } span ? _time.GetUtcNow() + span : null, (int)AlertEvent.Snoozed, cancellationToken));

    /// <inheritdoc />
    public Task NoteSendingAsync(int id, bool isSent, string detail, CancellationToken cancellationToken = default) =>
        _alerts.AppendAsync(id, (int)(isSent ? AlertEvent.Sent : AlertEvent.Failed), detail, cancellationToken);

    // One that another version wrote in another way is passed over.
    private static Alert? Of(StoredAlert stored)
    {
        try
        {
            return JsonSerializer.Deserialize<AlertFigures>(stored.BodyJson, Json) is { } figures
                ? new Alert
                {
                    Id = stored.Id,
                    MeasureKey = stored.MeasureKey,
                    Severity = (AlertSeverity)stored.Severity,
                    Figures = figures,
                    OpenedAt = stored.OpenedAt,
                    ClearedAt = stored.ClearedAt,
                    AcknowledgedBy = stored.AcknowledgedBy,
                    AcknowledgedAt = stored.AcknowledgedAt,
                    SnoozedUntil = stored.SnoozedUntil,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<KeyMeasure> Readable(List<KeyMeasure>? stored) => stored ?? [];

    private List<KeyMeasure> Kept()
    {
        try
        {
            return Readable(_settings.Get<List<KeyMeasure>>(SettingKey));
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<KeyMeasurePoint>> PointsAsync(string key, KeyMeasureGrain grain, DateOnly from, CancellationToken cancellationToken) =>
    [
        .. (await _values.ReadAsync(key, grain == KeyMeasureGrain.Hour, from.ToDateTime(default), cancellationToken))
            .Select(static v => new KeyMeasurePoint(v.At, new MeasureValue(v.Numerator, v.Denominator))),
    ];

    private async Task<int> ComputeAllAsync()
    {
        var known = 0;
        foreach (var measure in Measures)
        {
            known += await ComputeOneAsync(measure, CancellationToken.None) ? 1 : 0;
        }

        return known;
    }

    private async Task<bool> ComputeOneAsync(KeyMeasure measure, CancellationToken cancellationToken)
    {
        var days = await _reader.DaysAsync(measure, cancellationToken);
        await _values.WriteAsync(measure.Key, byHour: false, Stored(days), cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(_settings.Shop.TimeZoneId);
        var now = TimeZoneInfo.ConvertTime(_time.GetUtcNow(), zone).DateTime;
        await _values.WriteAsync(measure.Key, byHour: true, Stored(await _reader.HoursAsync(measure, now, cancellationToken)), cancellationToken);
        _computed[measure.Key] = (_time.GetUtcNow(), days.Count > 0);
        return days.Count > 0;
    }

    private static List<StoredKeyValue> Stored(IReadOnlyList<KeyMeasurePoint> points) =>
        [.. points.Select(static point => new StoredKeyValue(point.At, point.Value.Numerator, point.Value.Denominator))];

    private async Task<AlertNews?> JudgeAsync(KeyMeasure measure, Alert? open, CancellationToken cancellationToken)
    {
        var points = measure.Thresholds.Count == 0 || _reader.LastDay is not { } last
            ? []
            : Whole(await PointsAsync(measure.Key, KeyMeasureGrain.Day, last.AddDays(1 - JudgedDays), cancellationToken));
        (Threshold Threshold, Judgement Judgement)? worst = null;
        var isKnown = measure.Thresholds.Count == 0;
        foreach (var threshold in measure.Thresholds.OrderByDescending(static t => t.Severity))
        {
            // An open alert keeps its severity until it is well behind that threshold.
            var judgement = ThresholdJudge.Judge(threshold, points, measure.WindowDays, open is not null && threshold.Severity <= open.Severity);
            isKnown |= judgement is not null;
            if (judgement is { IsBeyond: true } && worst is null)
            {
                worst = (threshold, judgement);
            }
        }

        if (worst is { } found)
        {
            var figures = new AlertFigures(
                measure.Name, measure.Unit, points[^1].Day, found.Judgement.Since ?? points[^1].Day, found.Threshold, found.Judgement.Value, found.Judgement.Against, found.Judgement.Distance);
            AlertEvent? what = open is null ? AlertEvent.Opened
                : found.Threshold.Severity > open.Severity ? AlertEvent.Escalated
                : found.Threshold.Severity < open.Severity ? AlertEvent.Eased
                : null;
            if (what is null && open!.Figures == figures)
            {
                return null;
            }

            var stored = await _alerts.OpenAsync(measure.Key, (int)found.Threshold.Severity, JsonSerializer.Serialize(figures, Json), (int?)what, cancellationToken);
            return what is { } happened && Of(stored) is { } alert ? new AlertNews(alert, happened) : null;
        }

        // What cannot be judged today neither calls nor ends.
        return open is not null && isKnown && Of(await _alerts.ClearAsync(open.Id, (int)AlertEvent.Cleared, null, cancellationToken)) is { } cleared
            ? new AlertNews(cleared, AlertEvent.Cleared)
            : null;
    }

    // Days that were never computed are there without a value: a comparison by position must not slip.
    private static List<KeyMeasurePoint> Whole(IReadOnlyList<KeyMeasurePoint> points)
    {
        var whole = new List<KeyMeasurePoint>(points.Count);
        foreach (var point in points)
        {
            while (whole.Count > 0 && whole[^1].At.AddDays(1) < point.At)
            {
                whole.Add(new KeyMeasurePoint(whole[^1].At.AddDays(1), new MeasureValue(0, 0)));
            }

            whole.Add(point);
        }

        return whole;
    }

    private async Task<Alert> ChangeAsync(Task<StoredAlert> change)
    {
        var alert = Of(await change) ?? throw new StorageException(StorageProblem.Other, "The alert was written by another version and cannot be read.");
        Changed?.Invoke(this, EventArgs.Empty);
        return alert;
    }
}
