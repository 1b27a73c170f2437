using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Customers;

/// <summary>
/// The saved segments, and who is in each: worked out again when the data, the scores, the costs, the day or the rules have changed, and put up as labels
/// so that every question can be filtered by them. A singleton; safe for concurrent use.
/// </summary>
/// <param name="store">Where they are kept.</param>
/// <param name="audit">Where it is written down who changed them.</param>
/// <param name="evaluator">Finds who is in.</param>
/// <param name="views">Tells how fresh the data is.</param>
/// <param name="scores">The newest scores; null while there are none.</param>
/// <param name="board">Where the labels are put up.</param>
public sealed class SegmentService(
    SavedSegmentStore store, AuditLog audit, SegmentEvaluator evaluator, ICustomerViews views, Func<CustomerScores?> scores, CustomerLabelBoard board)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Dictionary<int, (Stamp Stamp, SegmentState State)> _known = [];
    private IReadOnlyList<SegmentState> _current = [];
    private SegmentLabel[] _labels = [];

    /// <summary>Raised after <see cref="Current"/> was replaced, on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The saved segments by name, as last worked out; empty until the first <see cref="RefreshAsync"/>.</summary>
    public IReadOnlyList<SegmentState> Current => Volatile.Read(ref _current);

    /// <summary>The segment with this storage key; null where there is none.</summary>
    public SegmentState? Find(int id) => Current.FirstOrDefault(s => s.Segment.Id == id);

    /// <summary>Reads what is saved and works out what is not known of the newest data. Does nothing where nothing has changed.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        bool isChanged;
        try
        {
            var saved = await store.ListAsync(cancellationToken);
            // Read only when a segment asks for profit: most shops have none that does.
            var costs = saved.Select(RulesOf).Any(static r => r is not null && SegmentEvaluator.UsesCosts(r)) ? await evaluator.HoldCostsAsync(cancellationToken) : null;
            isChanged = await Task.Run(() => Work(saved, costs, cancellationToken), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }

        if (isChanged)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Saves a new segment.</summary>
    /// <exception cref="RuleException">The rules cannot be used.</exception>
    /// <exception cref="StorageException">The name is taken, or it could not be written.</exception>
    public Task<SavedSegment> AddAsync(string actor, string name, RuleGroup rules, CancellationToken cancellationToken = default)
    {
        var json = Checked(rules);
        return DoneAsync(actor, "segment.create", store.AddAsync(actor, name, json, cancellationToken));
    }

    /// <summary>Changes a segment's name and rules.</summary>
    /// <exception cref="RuleException">The rules cannot be used.</exception>
    /// <exception cref="StorageException">There is none, somebody changed it since <paramref name="version"/>, the name is taken, or it could not be written.</exception>
    public Task<SavedSegment> ChangeAsync(string actor, int id, int version, string name, RuleGroup rules, CancellationToken cancellationToken = default)
    {
        var json = Checked(rules);
        return DoneAsync(actor, "segment.change", store.ChangeAsync(actor, id, version, name, json, cancellationToken));
    }

    /// <summary>Deletes a segment; it can be brought back.</summary>
    /// <exception cref="StorageException">There is none, or it could not be written.</exception>
    public Task<SavedSegment> DeleteAsync(string actor, int id, CancellationToken cancellationToken = default) =>
        DoneAsync(actor, "segment.delete", store.DeleteAsync(actor, id, cancellationToken));

    /// <summary>Brings a deleted segment back.</summary>
    /// <exception cref="StorageException">It is no longer kept, or it could not be written.</exception>
    public Task<SavedSegment> RestoreAsync(string actor, int id, CancellationToken cancellationToken = default) =>
        DoneAsync(actor, "segment.restore", store.RestoreAsync(actor, id, cancellationToken));

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private static string Checked(RuleGroup rules)
    {
        var problems = RuleCheck.Check(rules);
        return problems.Count > 0 ? throw new RuleException(problems) : RuleJson.Write(rules);
    }

    // The change is saved by now: whoever asked for it must not be told that it failed.
    private async Task<SavedSegment> DoneAsync(string actor, string action, Task<SavedSegment> change)
    {
        var segment = await change;
        await audit.WriteAsync(
            actor, action, segment.Name, new { segment.Id, segment.Version, Rules = segment.RulesJson }, cancellationToken: CancellationToken.None);
        await RefreshAsync(CancellationToken.None);
        return segment;
    }

    private bool Work(IReadOnlyList<SavedSegment> saved, IHeldCosts? costs, CancellationToken cancellationToken)
    {
        var view = views.Hold();
        var run = scores();
        var known = new Dictionary<int, (Stamp Stamp, SegmentState State)>();
        foreach (var segment in saved)
        {
            var rules = RulesOf(segment);
            var usesScores = rules is not null && SegmentEvaluator.UsesScores(rules);
            var stamp = new Stamp(segment.Version, view.Freshness.DataVersion, view.Freshness.Today, usesScores ? run : null, rules is not null && SegmentEvaluator.UsesCosts(rules) ? costs : null);
            known[segment.Id] = _known.TryGetValue(segment.Id, out var before) && before.Stamp == stamp ? before : (stamp, Of(segment, rules, view, costs, cancellationToken));
        }

        if (known.Count == _known.Count && known.All(k => _known.TryGetValue(k.Key, out var before) && ReferenceEquals(before.State, k.Value.State)))
        {
            return false;
        }

        _known = known;
        SegmentState[] states = [.. saved.Select(s => known[s.Id].State)];
        Volatile.Write(ref _current, states);
        SegmentLabel[] labels = [.. states.Select(static s => new SegmentLabel(s.Key, s.Segment.Name, s.Members is { Missing: null } of ? of.Members : null, s.Problem ?? s.Members?.Missing))];
        // New labels make every open page ask again: not when the same customers are in the same segments.
        if (!labels.AsSpan().SequenceEqual(_labels, SameLabel.Instance))
        {
            _labels = labels;
            board.PutSegments(labels);
        }

        return true;
    }

    private SegmentState Of(SavedSegment segment, RuleGroup? rules, CustomerView view, IHeldCosts? costs, CancellationToken cancellationToken)
    {
        if (rules is null)
        {
            return new SegmentState(segment, null, null, null, "Its rules cannot be read by this version of the program.");
        }

        try
        {
            var members = evaluator.Evaluate(rules, view, costs, cancellationToken);
            var size = evaluator.Size(members, cancellationToken);
            // The data of this moment need not be kept for as long as who is in it.
            return new SegmentState(segment, rules, members with { View = null }, size, null);
        }
        catch (RuleException error)
        {
            return new SegmentState(segment, rules, null, null, error.Message);
        }
        catch (QueryException error)
        {
            return new SegmentState(segment, rules, null, null, error.Message);
        }
    }

    private static RuleGroup? RulesOf(SavedSegment segment)
    {
        try
        {
            return RuleJson.Read(segment.RulesJson);
        }
        catch (RuleException)
        {
            return null;
        }
    }

    private sealed class SameLabel : IEqualityComparer<SegmentLabel>
    {
        public static readonly SameLabel Instance = new();

        public bool Equals(SegmentLabel? x, SegmentLabel? y) =>
            x is not null && y is not null && x.Key == y.Key && x.Name == y.Name && x.Problem == y.Problem
            && (x.Members is null ? y.Members is null : y.Members is not null && x.Members.AsSpan().SequenceEqual(y.Members));

        public int GetHashCode(SegmentLabel obj) => StringComparer.Ordinal.GetHashCode(obj.Key);
    }

    private sealed record Stamp(int RulesVersion, long DataVersion, DateOnly Today, CustomerScores? Scores, IHeldCosts? Costs);
}
