using Analytics.Core.Domain;
using Analytics.Core.Forecasting;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Planning;

/// <summary>
/// Forecasts the shop's measures: asks Queries for the series, takes up a stored forecast where <see cref="ReuseRule"/> says so, computes
/// and stores another where not. One computation a question, however many wait for it, and only a few at once. A singleton, safe for
/// concurrent use.
/// </summary>
public sealed class ForecastService : IDisposable
{
    private const int MostRemembered = 64;

    private readonly IQueryRunner _runner;
    private readonly SeriesReader _reader;
    private readonly ISeriesForecaster _forecaster;
    private readonly ForecastStore? _store;
    private readonly IForecastHolds? _holds;
    private readonly TimeProvider _clock;
    private readonly ILogger<ForecastService>? _log;
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, Entry> _running = [];
    private readonly LinkedList<((string Question, RowLimit? Rows) Key, ShopForecast Forecast)> _remembered = new();

    /// <summary>Makes the service.</summary>
    /// <param name="runner">Answers what the data says.</param>
    /// <param name="forecaster">Forecasts series.</param>
    /// <param name="store">Keeps forecasts; null keeps them in memory only.</param>
    /// <param name="clock">The time.</param>
    /// <param name="log">Told when a forecast cannot be kept.</param>
    /// <param name="holds">Says which version was gone back to; null: none ever.</param>
    public ForecastService(
        IQueryRunner runner, ISeriesForecaster forecaster, ForecastStore? store, TimeProvider clock, ILogger<ForecastService>? log = null, IForecastHolds? holds = null)
    {
        _runner = runner;
        _reader = new SeriesReader(runner);
        _forecaster = forecaster;
        _store = store;
        _clock = clock;
        _log = log;
        _holds = holds;
    }

    /// <summary>The models' names, <see cref="ForecastQuestion.AutoModel"/> first.</summary>
    public IReadOnlyList<string> Models => _forecaster.Models;

    /// <summary>How many whole steps of history a forecast needs at least: two weeks of days, two months of weeks, half a year of months.</summary>
    public static int LeastSteps(ForecastGrain grain) => grain switch
    {
        ForecastGrain.Week => 8,
        ForecastGrain.Month => 6,
        _ => 14,
    };

    /// <summary>How many computations are under way.</summary>
    internal int Running
    {
        get
        {
            lock (_gate)
            {
                return _running.Count;
            }
        }
    }

    /// <summary>Asks for a forecast; the computation runs in the background.</summary>
    /// <exception cref="QueryException">The question makes no sense; it names the field.</exception>
    public ForecastLease Ask(ForecastQuestion question)
    {
        ForecastQuestions.Check(question, _forecaster.Models);
        var freshness = _runner.Freshness;
        var key = new Key(question, _holds?.Current, freshness.DataVersion, freshness.Today, RowLimits.Current);
        Entry? entry;
        lock (_gate)
        {
            if (!_running.TryGetValue(key, out entry))
            {
                _running[key] = entry = new Entry(_clock.GetUtcNow());
                var begun = entry;
                entry.Answer = Task.Run(() => RunAsync(key, begun), CancellationToken.None);
            }

            entry.Waiting++;
        }

        return new ForecastLease(entry.Answer, () => entry.Progress, () => Leave(key, entry));
    }

    /// <summary>Asks for a forecast and waits for it.</summary>
    /// <exception cref="QueryException">The question makes no sense; it names the field.</exception>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public async Task<ForecastAnswer> GetAsync(ForecastQuestion question, CancellationToken cancellationToken = default)
    {
        using var lease = Ask(question);
        return await lease.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>The answer where it needs no computation: a forecast that can be reused, or a refusal for want of data. Else null.</summary>
    /// <exception cref="QueryException">The question makes no sense; it names the field.</exception>
    public async Task<ForecastAnswer?> FindAsync(ForecastQuestion question, CancellationToken cancellationToken = default)
    {
        ForecastQuestions.Check(question, _forecaster.Models);
        var (asked, hold) = await HeldAsync(question, _holds?.Current, cancellationToken);
        var series = await _reader.ReadAsync(asked, cancellationToken);
        var answer = Refuse(asked, series) ?? await ReuseAsync(asked, series!, cancellationToken);
        return answer is null ? null : Under(answer, question, hold);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var entry in _running.Values)
            {
                entry.Stop.Cancel();
            }
        }
    }

    private static ForecastAnswer Nothing { get; } = new(null, new ForecastRefusal(ForecastRefusalReason.NoObservations, 0, 0));

    private static ForecastAnswer? Refuse(ForecastQuestion question, PlannedSeries? series) => series is null
        ? Nothing
        : series.Values.Length < LeastSteps(question.Grain)
            ? new ForecastAnswer(null, new ForecastRefusal(ForecastRefusalReason.TooShort, LeastSteps(question.Grain), series.Values.Length))
            : null;

    private async Task<(ForecastQuestion Question, ForecastHold? Hold)> HeldAsync(ForecastQuestion question, ForecastHold? hold, CancellationToken cancellationToken) =>
        hold is null || question.Training is not null || await _reader.ReadAsync(question with { By = null }, cancellationToken) is not { } series
            ? (question, null)
            : ForecastHolds.Apply(hold, question, new Period(series.Starts[0], ForecastQuestions.After(series.Starts[^1], question.Grain).AddDays(-1)));

    // Who asked reads their own question, and what holds its answer.
    private static ForecastAnswer Under(ForecastAnswer answer, ForecastQuestion question, ForecastHold? hold) =>
        hold is null || answer.Forecast is not { } forecast ? answer : answer with { Forecast = forecast with { Question = question, Hold = hold } };

    private static double[] LevelsOf(ForecastQuestion question) =>
        [.. ForecastQuestions.Levels.Concat(question.Bands).Distinct().Order()];

    private async Task<ForecastAnswer> RunAsync(Key key, Entry entry)
    {
        try
        {
            var (asked, hold) = await HeldAsync(key.Question, key.Hold, entry.Stop.Token);
            return Under(await AnswerAsync(asked, entry), key.Question, hold);
        }
        finally
        {
            lock (_gate)
            {
                if (_running.TryGetValue(key, out var known) && ReferenceEquals(known, entry))
                {
                    _running.Remove(key);
                }
            }
        }
    }

    private async Task<ForecastAnswer> AnswerAsync(ForecastQuestion question, Entry entry)
    {
        var token = entry.Stop.Token;
        var series = await _reader.ReadAsync(question, token);
        if (Refuse(question, series) is { } refused)
        {
            return refused;
        }

        if (await ReuseAsync(question, series!, token) is { } reused)
        {
            return reused;
        }

        await _turns.WaitAsync(token);
        try
        {
            return await ComputeAsync(question, series!, entry, token);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<ForecastAnswer> ComputeAsync(ForecastQuestion question, PlannedSeries series, Entry entry, CancellationToken token)
    {
        var all = 1 + series.Parts.Count;
        entry.Progress = new ForecastProgress(0, all, entry.Since);
        var levels = LevelsOf(question);
        var began = _clock.GetTimestamp();
        var outcome = _forecaster.Forecast(series.ForModels(question), question.Model, question.Steps, levels, isCompared: true, token);
        if (!outcome.TryGet(out var whole, out var refusal))
        {
            return new ForecastAnswer(null, refusal);
        }

        entry.Progress = new ForecastProgress(1, all, entry.Since);
        var parts = new List<IntervalForecast>();
        foreach (var (_, values) in series.Parts)
        {
            token.ThrowIfCancellationRequested();
            var part = _forecaster.Forecast(series.ForModels(question, values), question.Model, question.Steps, levels, isCompared: false, token);
            if (!part.TryGet(out var forecast, out refusal))
            {
                return new ForecastAnswer(null, refusal);
            }

            parts.Add(forecast);
            entry.Progress = new ForecastProgress(1 + parts.Count, all, entry.Since);
        }

        IReadOnlyList<IntervalForecast> reconciled = parts.Count == 0
            ? []
            : _forecaster.Reconcile(whole, parts, !ForecastQuestions.CanBeNegative(question.Measure));
        var made = ForecastBuilder.Build(question, series, whole, reconciled, _clock.GetUtcNow(), _clock.GetElapsedTime(began));
        token.ThrowIfCancellationRequested();
        var key = ForecastQuestions.StorageKey(question);
        // What Storage has lost, with the demo it rested on, is no earlier version any more.
        if ((_store is null || RowLimits.Current is not null ? Remembered(key) : await LoadAsync(key, token)) is { } before)
        {
            made = made with { Earlier = [.. before.Earlier.Prepend(PastFit.Of(before)).Take(PastFit.Kept)] };
        }

        await KeepAsync(key, made);
        return new ForecastAnswer(made, null);
    }

    private async Task<ForecastAnswer?> ReuseAsync(ForecastQuestion question, PlannedSeries series, CancellationToken cancellationToken)
    {
        var key = ForecastQuestions.StorageKey(question);
        var known = Remembered(key) ?? await LoadAsync(key, cancellationToken);
        if (known is null || !ReuseRule.Holds(known, question, series, _forecaster.Version))
        {
            return null;
        }

        Remember(key, known);
        return new ForecastAnswer(ForecastBuilder.InContext(known, question, series), null, IsReused: true);
    }

    private async Task<ShopForecast?> LoadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return _store is not null && RowLimits.Current is null && await _store.FindAsync(key, cancellationToken) is { } stored ? ForecastJson.Read(stored.Body) : null;
        }
        catch (StorageException error)
        {
            _log?.LogWarning(error, "A stored forecast could not be read; it is computed again.");
            return null;
        }
    }

    // A forecast that cannot be stored is still a forecast.
    private async Task KeepAsync(string key, ShopForecast forecast)
    {
        Remember(key, forecast);
        // What is stored is of the whole shop.
        if (_store is null || RowLimits.Current is not null)
        {
            return;
        }

        try
        {
            await _store.SaveAsync(
                new StoredForecast(key, MeasureCatalog.Of(forecast.Question.Measure).Key, forecast.Model, forecast.ModelVersion, forecast.FittedAt, forecast.DataVersion, ForecastJson.Write(forecast)),
                CancellationToken.None);
        }
        catch (StorageException error)
        {
            _log?.LogWarning(error, "A forecast could not be stored.");
        }
    }

    private ShopForecast? Remembered(string key)
    {
        var mine = (key, RowLimits.Current);
        lock (_gate)
        {
            return _remembered.FirstOrDefault(r => r.Key == mine).Forecast;
        }
    }

    private void Remember(string key, ShopForecast forecast)
    {
        var mine = (key, RowLimits.Current);
        lock (_gate)
        {
            for (var node = _remembered.First; node is not null; node = node.Next)
            {
                if (node.Value.Key == mine)
                {
                    _remembered.Remove(node);
                    break;
                }
            }

            _remembered.AddFirst((mine, forecast));
            if (_remembered.Count > MostRemembered)
            {
                _remembered.RemoveLast();
            }
        }
    }

    private void Leave(Key key, Entry entry)
    {
        lock (_gate)
        {
            entry.Waiting--;
            if (entry.Waiting > 0 || entry.Answer.IsCompleted)
            {
                return;
            }

            if (_running.TryGetValue(key, out var known) && ReferenceEquals(known, entry))
            {
                _running.Remove(key);
            }
        }

        entry.Stop.Cancel();
    }

    private sealed record Key(ForecastQuestion Question, ForecastHold? Hold, long DataVersion, DateOnly Today, RowLimit? Rows);

    private sealed class Entry(DateTimeOffset since)
    {
        private volatile ForecastProgress? _progress;

        public DateTimeOffset Since => since;

        public CancellationTokenSource Stop { get; } = new();

        public Task<ForecastAnswer> Answer { get; set; } = Task.FromResult(Nothing);

        public int Waiting { get; set; }

        public ForecastProgress? Progress
        {
            get => _progress;
            set => _progress = value;
        }
    }
}
