using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Customers;

/// <summary>
/// Keeps the newest scores: loads what is stored, computes anew when asked (one computation at a time), stores the outcome. A singleton; whoever
/// decides when to compute calls <see cref="IsDue"/> and <see cref="RefreshAsync"/>. What is stored and cannot be read is computed again.
/// </summary>
public sealed partial class CustomerScoring : ICustomerScoring, IDisposable
{
    private const string HoldKey = "customers.hold";

    private static readonly TimeSpan DueAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(200);

    private readonly IQueryRunner _runner;
    private readonly ScoringEngine _engine;
    private readonly ScoreArchive _archive;
    private readonly SettingsStore _settings;
    private readonly TimeProvider _time;
    private readonly CustomerLabelBoard? _labels;
    private readonly WorkTurns? _turns;
    private readonly ILogger<CustomerScoring>? _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private volatile CustomerScores? _current;
    private volatile ScoringProgress? _progress;
    private volatile string? _problem;
    private volatile IReadOnlyList<ScoringRun> _runs = [];
    private volatile ScoringHold? _hold;
    private CancellationTokenSource? _working;
    private DateTimeOffset _reported;
    private long _emptyVersion = -1;
    private bool _requested;
    private (long Version, DateOnly Today, ScoringSettings Settings)? _declined;

    /// <summary>Makes the service; opens nothing.</summary>
    public CustomerScoring(
        IQueryRunner runner,
        ICustomerQueries customers,
        ICustomerHistoryQueries histories,
        ICustomerDirectory directory,
        PredictionStore store,
        SettingsStore settings,
        TimeProvider time,
        CustomerLabelBoard? labels = null,
        ILogger<CustomerScoring>? logger = null,
        WorkTurns? turns = null)
    {
        _runner = runner;
        _engine = new ScoringEngine(runner, customers, histories, directory, time);
        _archive = new ScoreArchive(store, settings, histories, logger);
        _settings = settings;
        _time = time;
        _labels = labels;
        _logger = logger;
        _turns = turns;
    }

    /// <inheritdoc />
    public event EventHandler? Changed;

    /// <summary>Raised when a computation was asked for by <see cref="Request"/>, on any thread.</summary>
    public event EventHandler? Requested;

    /// <inheritdoc />
    public CustomerScores? Current => _current;

    /// <inheritdoc />
    public ScoringProgress? Progress => _progress;

    /// <inheritdoc />
    public string? Problem => _problem;

    /// <inheritdoc />
    public IReadOnlyList<ScoringRun> Runs => _runs;

    /// <inheritdoc />
    public ScoringSettings Settings => _archive.Setting<ScoringSettings>(ScoringSettings.Key) is { } stored && stored.Check().Count == 0 ? stored : ScoringSettings.Default;

    /// <inheritdoc />
    public IReadOnlyList<ActionRule> Actions =>
        _archive.Setting<ActionRule[]>(ActionRules.Key) is { } stored && ActionRules.Check(stored).Count == 0 ? stored : ActionRules.Default;

    /// <inheritdoc />
    public ScoringHold? Hold => _hold;

    /// <summary>How many listen to <see cref="Changed"/>.</summary>
    internal int Listeners => Changed?.GetInvocationList().Length ?? 0;

    /// <summary>How many listen to <see cref="Requested"/>.</summary>
    internal int RequestListeners => Requested?.GetInvocationList().Length ?? 0;

    /// <summary>Whether a computation was asked for and has not begun.</summary>
    public bool IsRequested
    {
        get
        {
            lock (_lock)
            {
                return _requested;
            }
        }
    }

    /// <summary>
    /// Whether it is time to compute: never computed; asked for by <see cref="Request"/>; other settings; the shop's day or time zone changed; or another data
    /// version whose lines differ by more than 1 % or whose scores are more than an hour old. While <see cref="Hold"/> holds, only what was asked for is due.
    /// </summary>
    public bool IsDue
    {
        get
        {
            if (IsRequested)
            {
                return true;
            }

            if (_hold is not null)
            {
                return false;
            }

            var now = _runner.Freshness;
            if (Declined == (now.DataVersion, now.Today, Settings))
            {
                return false;
            }

            return _current is { Run: var run } ? IsStale(run) : now.TotalLines > 0 && now.DataVersion != _emptyVersion;
        }
    }

    /// <inheritdoc />
    public async Task SaveSettingsAsync(ScoringSettings settings, CancellationToken cancellationToken = default)
    {
        if (settings.Check() is { Count: > 0 } problems)
        {
            throw new SettingsException(problems);
        }

        await _archive.StoreAsync(ScoringSettings.Key, settings, cancellationToken);
        Ask(anew: true);
    }

    /// <inheritdoc />
    public async Task SaveActionsAsync(IReadOnlyList<ActionRule> actions, CancellationToken cancellationToken = default)
    {
        ActionRules.Require(actions);
        await _archive.StoreAsync(ActionRules.Key, actions, cancellationToken);
        await ApplyActionsAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Request() => Ask(anew: false);

    /// <inheritdoc />
    public bool Cancel()
    {
        var now = _runner.Freshness;
        var settings = Settings;
        lock (_lock)
        {
            if (_working is null && !_requested)
            {
                return false;
            }

            _requested = false;
            _declined = (now.DataVersion, now.Today, settings);
            _working?.Cancel();
        }

        Tell();
        return true;
    }

    /// <summary>Loads what is stored, if nothing is held yet. What cannot be read is left to the next computation.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        var runs = await _archive.ListAsync(cancellationToken);
        _runs = [.. runs.Select(static r => r.Run)];
        _hold = _archive.Setting<ScoringHold>(HoldKey);
        // What was gone back to, while it is kept; else the newest.
        ScoringRun[] kept = [.. runs.Where(static r => r.HasScores).Select(static r => r.Run)];
        var held = Array.Find(kept, r => r.Id == _hold?.Id);
        _hold = held is null ? null : _hold;
        if (_current is not null || (held ?? kept.FirstOrDefault()) is not { } run)
        {
            return;
        }

        // Of data that was restored from a backup, or undone since: computed anew.
        if (run.DataVersion > _runner.Freshness.DataVersion)
        {
            _hold = null;
            return;
        }

        if (await _archive.ReadAsync(run, Actions, cancellationToken) is not { } scores)
        {
            _hold = null;
            _logger?.LogWarning("The stored scores cannot be read; they are computed anew.");
            return;
        }

        Show(scores);
        Tell();
    }

    /// <inheritdoc />
    public async Task<CustomerScores> RollBackAsync(int id, string by, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        CustomerScores scores;
        try
        {
            scores = _runs.FirstOrDefault(run => run.Id == id) is { } run && run.DataVersion <= _runner.Freshness.DataVersion
                ? await _archive.ReadAsync(run, Actions, cancellationToken)
                    ?? throw new StorageException(StorageProblem.NotFound, $"The scores of version {id} are not kept any more; the newest {PredictionStore.KeptColumns} are.")
                : throw new StorageException(StorageProblem.NotFound, $"There is no version {id}.");
            var hold = new ScoringHold(id, by, _time.GetUtcNow());
            await _archive.StoreAsync(HoldKey, hold, cancellationToken);
            lock (_lock)
            {
                _requested = false;
            }

            _hold = hold;
            Show(scores);
        }
        finally
        {
            _turn.Release();
        }

        Tell();
        return scores;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<int>> KeptAsync(CancellationToken cancellationToken = default) => _archive.KeptAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<FeatureDrift>> DriftAsync(CancellationToken cancellationToken = default) =>
        _current is { Run: var run } ? await _engine.DriftAsync(run, cancellationToken) : [];

    /// <inheritdoc />
    public async Task<CustomerScores?> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var asked = _runner.Freshness.DataVersion;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Another computed what was asked for while this one waited.
            if (!IsRequested && _current is { } current && current.DataVersion >= asked && !IsDue && current.Run.FittedAt > _time.GetUtcNow() - ReportEvery)
            {
                return current;
            }

            return await ComputeAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _turn.Dispose();
        _working?.Dispose();
    }

    private (long Version, DateOnly Today, ScoringSettings Settings)? Declined
    {
        get
        {
            lock (_lock)
            {
                return _declined;
            }
        }
    }

    // Whether the data, the day or the settings have left a run behind.
    private bool IsStale(ScoringRun run)
    {
        var now = _runner.Freshness;
        return run.Version != ScoringRun.CurrentVersion
            || run.Settings != Settings
            || run.AsOf != now.Today
            || run.TimeZone != _settings.Shop.TimeZone.Id
            || (run.DataVersion != now.DataVersion
                && (Math.Abs(now.TotalLines - run.Lines) > run.Lines / 100 || _time.GetUtcNow() - run.FittedAt > DueAfter));
    }

    private void Ask(bool anew)
    {
        lock (_lock)
        {
            _requested = true;
            _declined = null;
            if (anew)
            {
                // What is under way has the wrong settings. Without, it ends and another follows, so that asking often never starves anybody of scores.
                _working?.Cancel();
            }
        }

        Requested?.Invoke(this, EventArgs.Empty);
    }

    private async Task<CustomerScores?> ComputeAsync(CancellationToken cancellationToken)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bool requested;
        lock (_lock)
        {
            requested = _requested;
            _requested = false;
            _working = working;
        }

        var started = _time.GetUtcNow();
        var version = _runner.Freshness.DataVersion;
        try
        {
            Report("Beginning", 0, started, force: true);
            using var turn = await TakeTurnAsync(started, working.Token);
            if (await TakeUpAsync(requested ? started : null, working.Token) is { } elsewhere)
            {
                return elsewhere;
            }

            var settings = Settings;
            _runs = await _archive.StillThereAsync(_runs, cancellationToken);
            var earlier = _current is { Run: var shown } && _runs.Any(run => run.Id == shown.Id) ? shown : _runs is [{ } newest, ..] ? newest : null;
            var scores = await Task.Run(
                () => _engine.ComputeAsync(settings, Actions, _settings.Shop.TimeZone, (step, share) => Report(step, share, started), working.Token, earlier), working.Token);
            if (scores is null)
            {
                _emptyVersion = version;
                Show(null);
                _problem = "No order of an identified customer is known yet. Import purchases with a customer column.";
                return null;
            }

            lock (_lock)
            {
                // From here on there is nothing to stop: what is shown is stored.
                working.Token.ThrowIfCancellationRequested();
                _working = null;
            }

            Show(scores);
            _problem = null;
            Report("Keeping the scores", 0.98, started, force: true);
            return await TryKeepAsync(scores, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The settings changed, and whoever watches for that begins again; or somebody stopped it.
            throw;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _problem = error is StorageException storage ? storage.Message : "The scores could not be computed; the failure was logged.";
            throw;
        }
        finally
        {
            lock (_lock)
            {
                _working = null;
            }

            _progress = null;
            Tell();
        }
    }

    /// <summary>Stores scores that are shown already; where that fails they go on being shown, and <see cref="Problem"/> says so.</summary>
    private async Task<CustomerScores> TryKeepAsync(CustomerScores scores, CancellationToken cancellationToken)
    {
        try
        {
            await LetGoAsync(cancellationToken);
            (_current, _runs) = await _archive.KeepAsync(scores, _runs, cancellationToken);
            return _current;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _logger?.LogError(error, "The scores could not be stored");
            _problem = "The scores are new, but could not be stored: after a restart they are computed again. "
                + (error is StorageException storage ? storage.Message : "The failure was logged.");
            return scores;
        }
    }

    // A new fit ends what somebody went back to.
    private async Task LetGoAsync(CancellationToken cancellationToken)
    {
        if (_hold is not null || _archive.Setting<ScoringHold>(HoldKey) is not null)
        {
            _hold = null;
            await _archive.StoreAsync<ScoringHold>(HoldKey, null, cancellationToken);
        }
    }

    private async Task ApplyActionsAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_current is not { } current)
            {
                return;
            }

            // A column of its own: the old scores are still being read.
            var columns = current.Columns.WithOwnActions();
            var actions = Actions;
            _current = await Task.Run(() => ScoringEngine.WithActions(current.Run, columns, actions, current.Recommendations), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }

        Tell();
    }

    private void Report(string step, double share, DateTimeOffset started, bool force = false)
    {
        _progress = new ScoringProgress(step, share, started);
        var now = _time.GetUtcNow();
        if (force || now - _reported >= ReportEvery)
        {
            _reported = now;
            Tell();
        }
    }

    private void Show(CustomerScores? scores)
    {
        _current = scores;
        _labels?.Put(ScoreLabels.Of(scores));
    }

    private void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
