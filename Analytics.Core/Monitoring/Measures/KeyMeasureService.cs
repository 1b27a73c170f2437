using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Monitoring;

/// <summary>Computes key measures, keeps them, and holds them against their thresholds.</summary>
public sealed partial class KeyMeasureService : IKeyMeasures, IDisposable
{
    /// <summary>The setting with what the shop changed and made.</summary>
    public const string SettingKey = "key-measures";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly KeyMeasureReader _reader;
    private readonly KeyMeasureStore _values;
    private readonly AlertStore _alerts;
    private readonly SettingsStore _settings;
    private readonly IAlertSender? _sender;
    private readonly WorkTurns? _turns;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _evaluating = new(1, 1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, bool HasValue)> _computed = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private Task<int>? _computing;

    /// <summary>Makes the service.</summary>
    internal KeyMeasureService(
        KeyMeasureReader reader, KeyMeasureStore values, AlertStore alerts, SettingsStore settings, IAlertSender? sender, TimeProvider time, WorkTurns? turns = null)
    {
        _reader = reader;
        _values = values;
        _alerts = alerts;
        _settings = settings;
        _sender = sender;
        _time = time;
        _turns = turns;
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
                _computed.TryGetValue(measure.Key, out var computed) ? computed.At : null,
                alert?.Figures.Day));
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
        if (_reader.Days is { } days)
        {
            await _values.KeepAsync(days.From, days.To);
        }

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
}
