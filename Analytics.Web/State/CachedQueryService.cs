using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Web.Telemetry;
using Microsoft.Extensions.Options;

namespace Analytics.Web.State;

/// <summary>
/// Asks each question once. Answers are kept for some minutes and dropped when the data changes; who asks while another
/// waits for the same answer waits with them; a computation is cancelled when the last who waits for it has left.
/// One for the whole process, so that prerendering and the circuit share; under a row limit, those of the same limit.
/// </summary>
public sealed class CachedQueryService : IDisposable
{
    private readonly IQueryRunner _runner;
    private readonly IDataChanges _changes;
    private readonly ICustomerLabels? _labels;
    private readonly TimeProvider _clock;
    private readonly QueryCacheOptions _options;
    private readonly AnalyticsMeter? _meter;
    private readonly SlowLog? _slow;
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, Entry> _entries = [];
    private readonly LinkedList<Key> _recent = new();
    private readonly ITimer _growth;
    private DateTimeOffset _shownAt;
    private bool _hasNewer;
    private readonly List<(Action<long>? Listener, RowLimit? Rows)> _listeners = [];

    /// <summary>Makes the service; without <paramref name="labels"/> nothing is said of customers, without <paramref name="meter"/> and <paramref name="slow"/> nothing is measured.</summary>
    public CachedQueryService(
        IQueryRunner runner,
        IDataChanges changes,
        TimeProvider clock,
        IOptions<QueryCacheOptions> options,
        ICustomerLabels? labels = null,
        AnalyticsMeter? meter = null,
        SlowLog? slow = null)
    {
        (_meter, _slow) = (meter, slow);
        _runner = runner;
        _changes = changes;
        _clock = clock;
        _options = options.Value;
        _shownAt = clock.GetUtcNow();
        _growth = clock.CreateTimer(OnDue, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _changes.Changed += OnChanged;
        _changes.Grown += OnGrown;
        _labels = labels;
        if (_labels is not null)
        {
            _labels.Changed += OnLabelsChanged;
        }
    }

    /// <summary>
    /// Raised when answers have become old, with the new data version, on any thread; each listener under the row limit with which it began to listen. While a
    /// stream goes on, once in <see cref="QueryCacheOptions.RefreshSeconds"/> for everybody together, so that pages which show the same ask once.
    /// </summary>
    public event Action<long>? Changed
    {
        add
        {
            lock (_gate)
            {
                _listeners.Add((value, RowLimits.Current));
            }
        }

        remove
        {
            lock (_gate)
            {
                var at = _listeners.FindIndex(l => l.Listener == value);
                if (at >= 0)
                {
                    _listeners.RemoveAt(at);
                }
            }
        }
    }

    /// <summary>Raised when the first newer lines of a stream are there since <see cref="Changed"/>, on any thread.</summary>
    public event EventHandler? Newer;

    /// <summary>Whether a stream has brought lines since <see cref="Changed"/>. Whoever asks now gets them.</summary>
    public bool HasNewer => Volatile.Read(ref _hasNewer);

    /// <summary>How fresh the data is now.</summary>
    public Freshness Freshness => _runner.Freshness;

    /// <summary>What models and saved rules say of customers now.</summary>
    public CustomerLabelSet Labels => RowLimits.Current is null ? _labels?.Current ?? CustomerLabelSet.Empty : CustomerLabelSet.Empty;

    /// <summary>The first and last day with a line, both inside; null when there is none.</summary>
    public Period? Span => _runner.Span;

    /// <summary>How many listen to <see cref="Changed"/>: none is left behind by a page that is gone.</summary>
    internal int Listeners
    {
        get
        {
            lock (_gate)
            {
                return _listeners.Count;
            }
        }
    }

    /// <summary>How many answers are kept or under way.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>How many answers are being computed.</summary>
    internal int Pending
    {
        get
        {
            lock (_gate)
            {
                return _entries.Values.Count(static entry => !entry.Answer.IsCompleted);
            }
        }
    }

    /// <summary>Answers <paramref name="query"/>.</summary>
    /// <exception cref="QueryException">The query contradicts itself.</exception>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public Task<QueryResult> RunAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) =>
        SharedAsync(query, UsesLabels(query), token => _runner.RunAsync(query, token), cancellationToken);

    /// <summary>A page of the lines behind a number.</summary>
    public Task<LinePage> LinesAsync(AnalyticsQuery query, long skip, int take, CancellationToken cancellationToken = default) =>
        SharedAsync((query, skip, take), UsesLabels(query), token => _runner.LinesAsync(query, skip, take, token), cancellationToken);

    /// <summary>The values of a dimension, for menus.</summary>
    public Task<IReadOnlyList<DimensionValue>> ValuesAsync(Dimension dimension, string? search, int take, CancellationToken cancellationToken = default) =>
        SharedAsync((dimension, search, take), DimensionCatalog.Of(dimension).IsLabel, token => _runner.ValuesAsync(dimension, search, take, token), cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _changes.Changed -= OnChanged;
        _changes.Grown -= OnGrown;
        _growth.Dispose();
        if (_labels is not null)
        {
            _labels.Changed -= OnLabelsChanged;
        }

        Clear();
    }

    /// <summary>Answers any other question about the same data, asked of somebody else.</summary>
    /// <param name="question">What is asked; equal by content to the same question asked again, and unlike any other.</param>
    /// <param name="usesLabels">Whether the answer is old when customers' labels have changed.</param>
    /// <param name="ask">Asks it, away from the caller's context; its token is cancelled when nobody waits any more.</param>
    /// <param name="cancellationToken">The caller leaves.</param>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public async Task<T> SharedAsync<T>(object question, bool usesLabels, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var freshness = _runner.Freshness;
        var key = new Key(question, freshness.DataVersion, freshness.Today, usesLabels ? _labels?.Current.Version ?? 0 : 0, RowLimits.Current);
        Entry entry;
        var wasKept = true;
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var known) && !known.IsSpent(_clock.GetUtcNow()))
            {
                entry = known;
                _recent.Remove(entry.Place);
                _recent.AddFirst(entry.Place);
            }
            else
            {
                if (known is not null)
                {
                    Remove(key, known);
                }

                entry = new Entry(_recent.AddFirst(key), _clock.GetUtcNow() + TimeSpan.FromMinutes(_options.CacheMinutes));
                _entries[key] = entry;
                var token = entry.Stop.Token;
                // Off the caller's context: a circuit's dispatcher must stay free while columns are scanned.
                entry.Answer = Task.Run(() => MeasureAsync(question, ask, token), CancellationToken.None);
                wasKept = false;
                Trim();
            }

            entry.Waiting++;
        }

        _meter?.Asked(wasKept);
        try
        {
            return await ((Task<T>)entry.Answer).WaitAsync(cancellationToken);
        }
        catch (Exception) when (entry.Answer.IsFaulted || entry.Answer.IsCanceled)
        {
            lock (_gate)
            {
                Remove(key, entry);
            }

            throw;
        }
        finally
        {
            lock (_gate)
            {
                entry.Waiting--;
                if (entry.Waiting == 0 && !entry.Answer.IsCompleted)
                {
                    Remove(key, entry);
                    entry.Stop.Cancel();
                }
            }
        }
    }

    private static bool UsesLabels(AnalyticsQuery query) =>
        query.Filters.Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel) || query.By.Any(static d => DimensionCatalog.Of(d).IsLabel);

    private async Task<T> MeasureAsync<T>(object question, Func<CancellationToken, Task<T>> ask, CancellationToken token)
    {
        var start = _clock.GetTimestamp();
        using var span = AnalyticsTraces.IsHeard ? AnalyticsTraces.Begin(QuestionText.Of(question)) : null;
        try
        {
            var answer = await ask(token);
            _meter?.Answered(_clock.GetElapsedTime(start), failed: false);
            return answer;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            span.Fail(error);
            _meter?.Answered(_clock.GetElapsedTime(start), failed: true);
            throw;
        }
        finally
        {
            // Named only when slow: the name costs more than the rest.
            if (_slow is not null && _clock.GetElapsedTime(start) is var took && took >= SlowLog.Least)
            {
                _slow.Add(TimedWork.Question, QuestionText.Of(question), took);
            }
        }
    }

    private void Trim()
    {
        var last = _recent.Last;
        while (_entries.Count > _options.MaxAnswers && last is not null)
        {
            var previous = last.Previous;
            if (_entries.TryGetValue(last.Value, out var entry) && entry.Waiting == 0 && entry.Place != _recent.First)
            {
                Remove(last.Value, entry);
            }

            last = previous;
        }
    }

    private void Remove(Key key, Entry entry)
    {
        if (_entries.TryGetValue(key, out var known) && ReferenceEquals(known, entry))
        {
            _entries.Remove(key);
            _recent.Remove(entry.Place);
        }
    }

    private void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _recent.Clear();
        }
    }

    private void OnGrown(long version)
    {
        lock (_gate)
        {
            if (_hasNewer)
            {
                return;
            }

            _hasNewer = true;
            var wait = _shownAt + TimeSpan.FromSeconds(_options.RefreshSeconds) - _clock.GetUtcNow();
            _growth.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        Newer?.Invoke(this, EventArgs.Empty);
    }

    private void OnDue(object? state) => OnChanged(_runner.Freshness.DataVersion);

    private void OnChanged(long version)
    {
        lock (_gate)
        {
            _hasNewer = false;
            _shownAt = _clock.GetUtcNow();
        }

        Clear();
        Tell(version);
    }

    private void Tell(long version)
    {
        (Action<long>? Listener, RowLimit? Rows)[] listeners;
        lock (_gate)
        {
            listeners = [.. _listeners];
        }

        foreach (var (listener, rows) in listeners)
        {
            using var _ = RowLimits.Use(rows);
            listener?.Invoke(version);
        }
    }

    // Answers that no label is in stay; the others have the old version in their key and are never found again.
    private void OnLabelsChanged(object? sender, EventArgs e) => Tell(_runner.Freshness.DataVersion);

    private sealed record Key(object Question, long DataVersion, DateOnly Today, long LabelVersion, RowLimit? Rows);

    private sealed class Entry(LinkedListNode<Key> place, DateTimeOffset until)
    {
        public LinkedListNode<Key> Place { get; } = place;

        public CancellationTokenSource Stop { get; } = new();

        public Task Answer { get; set; } = Task.CompletedTask;

        public int Waiting { get; set; }

        public bool IsSpent(DateTimeOffset now) => now >= until || Stop.IsCancellationRequested;
    }
}
