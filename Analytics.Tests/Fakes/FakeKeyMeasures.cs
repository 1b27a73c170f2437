using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Tests.Fakes;

/// <summary>Key measures that a test puts there; what is done to them is done in one name.</summary>
public sealed class FakeKeyMeasures : IKeyMeasures, IKeyMeasureActions
{
    private const string Actor = "ada@shop.example";

    public event EventHandler? Changed;

    public List<KeyMeasureState> States { get; set; } = [];

    public List<Alert> Alerts { get; set; } = [];

    public List<AlertLogEntry> Log { get; set; } = [];

    /// <summary>What refuses to be saved, and why.</summary>
    public KeyMeasureException? Refusal { get; set; }

    /// <summary>How often values were computed.</summary>
    public int Computed { get; private set; }

    /// <summary>How many listen.</summary>
    public int Listeners => Changed?.GetInvocationList().Length ?? 0;

    public bool IsComputing => false;

    public IReadOnlyList<KeyMeasure> Measures => [.. States.Select(static s => s.Measure)];

    /// <summary>A measure of single days with values that follow the weekday, and one day that does not.</summary>
    public static KeyMeasureState State(KeyMeasure measure, DateOnly last, int days = 120, AlertSeverity? alert = null) => new(
        measure,
        [.. Enumerable.Range(0, days).Select(i => new KeyMeasurePoint(last.AddDays(i + 1 - days).ToDateTime(default), new MeasureValue(i == days - 10 ? 900 : 100 + (i % 7) + (i * 37 % 5), 1)))],
        100,
        alert,
        DateTimeOffset.UnixEpoch);

    public static Alert Alert(int id, string key, AlertSeverity severity, string? name = null) => new()
    {
        Id = id,
        MeasureKey = key,
        Severity = severity,
        Figures = new AlertFigures(
            name ?? "Net revenue", MeasureUnit.Money, new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 18), new Threshold(severity, ThresholdKind.Change, ThresholdSide.Below, 0.2m), 60, 100, -0.4m),
        OpenedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
    };

    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    public Task<IReadOnlyList<KeyMeasureState>> StatesAsync(int days = 90, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<KeyMeasureState>>([.. States.Select(s => s with { Points = [.. s.Points.TakeLast(days)] })]);

    public Task<IReadOnlyList<KeyMeasurePoint>> HistoryAsync(string key, KeyMeasureGrain grain, DateOnly from, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<KeyMeasurePoint>>([.. States.Single(s => s.Measure.Key == key).Points.Where(p => p.Day >= from && grain == KeyMeasureGrain.Day)]);

    public Task<IReadOnlyList<AlertNews>> EvaluateTodayAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<AlertNews>>([]);

    public Task<int> ComputeAsync(CancellationToken cancellationToken = default)
    {
        Computed++;
        return Task.FromResult(States.Count);
    }

    public Task<IReadOnlyList<AlertNews>> EvaluateAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<AlertNews>>([]);

    public Task<KeyMeasure> SaveAsync(KeyMeasure measure, CancellationToken cancellationToken = default)
    {
        if (Refusal is not null)
        {
            throw Refusal;
        }

        var saved = measure with { Version = measure.Version + 1 };
        var at = States.FindIndex(s => s.Measure.Key == measure.Key);
        if (at < 0)
        {
            States.Add(new KeyMeasureState(saved, [], null, null, null));
        }
        else
        {
            States[at] = States[at] with { Measure = saved };
        }

        return Task.FromResult(saved);
    }

    public Task<KeyMeasure> DeleteAsync(string key, CancellationToken cancellationToken = default)
    {
        var removed = States.Single(s => s.Measure.Key == key).Measure;
        States.RemoveAll(s => s.Measure.Key == key);
        return Task.FromResult(removed with { Version = 0 });
    }

    public Task<IReadOnlyList<Alert>> AlertsAsync(bool openOnly, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Alert>>([.. Alerts.Where(a => a.IsOpen || !openOnly)]);

    public Task<IReadOnlyList<AlertLogEntry>> LogAsync(int? alertId, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<AlertLogEntry>>([.. Log.Where(e => alertId is null || e.AlertId == alertId)]);

    public Task<Alert> AcknowledgeAsync(int id, string actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, a => a with { AcknowledgedBy = actor, AcknowledgedAt = DateTimeOffset.UnixEpoch });

    public Task<Alert> SnoozeAsync(int id, string actor, TimeSpan? time, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, a => a with { SnoozedUntil = time is { } span ? DateTimeOffset.UtcNow + span : null });

    public Task NoteSendingAsync(int id, bool isSent, string detail, CancellationToken cancellationToken = default)
    {
        Log.Add(new AlertLogEntry(Log.Count + 1, id, DateTimeOffset.UnixEpoch, isSent ? AlertEvent.Sent : AlertEvent.Failed, null, detail));
        return Task.CompletedTask;
    }

    Task<KeyMeasure> IKeyMeasureActions.SaveAsync(KeyMeasure measure) => SaveAsync(measure);

    Task<KeyMeasure> IKeyMeasureActions.DeleteAsync(string key) => DeleteAsync(key);

    Task<Alert> IKeyMeasureActions.AcknowledgeAsync(int id) => AcknowledgeAsync(id, Actor);

    Task<Alert> IKeyMeasureActions.SnoozeAsync(int id, TimeSpan? time) => SnoozeAsync(id, Actor, time);

    private Task<Alert> ChangeAsync(int id, Func<Alert, Alert> change)
    {
        var at = Alerts.FindIndex(a => a.Id == id);
        Alerts[at] = change(Alerts[at]);
        return Task.FromResult(Alerts[at]);
    }
}
