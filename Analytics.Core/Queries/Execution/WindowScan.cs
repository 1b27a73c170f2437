namespace Analytics.Core.Queries.Execution;

/// <summary>Everything gathered for one window of a question: the period itself, or the one it is held against.</summary>
internal sealed class WindowScan
{
    private readonly QueryContext _context;
    private readonly IReadOnlyList<Measure> _measures;
    private readonly RowKeys _keys;
    private readonly GroupState _main;
    private readonly GroupState? _before;
    private readonly GroupState? _totalBefore;
    private readonly RunRate? _runRate;

    /// <summary>Gathers it.</summary>
    public WindowScan(
        QueryContext context, PlanBuilder planner, IReadOnlyList<Measure> measures, RowKeys keys, Period days, CancellationToken cancellationToken)
    {
        _context = context;
        _measures = measures;
        _keys = keys;
        Window = TimeWindow.Of(days, context.Calendar);
        var axes = planner.Axes;
        _main = Gather(axes.Build(Window, keys.Times, days), MeasureMath.NeedsOf(measures), keys.Parts, keys.Space);
        if (measures.Any(MeasureMath.NeedsBefore))
        {
            var preceding = days.From.DayNumber >= days.Days ? TimeWindow.Of(days.Preceding(), context.Calendar) : null;
            _before = Gather(
                keys.Buckets.Count > 0 ? axes.BuildShifted(Window, keys.Times) : preceding is null ? null : axes.Build(preceding, keys.Times, preceding.Days),
                Need.Active,
                keys.Parts,
                keys.Space);
            _totalBefore = keys.Buckets.Count > 0
                ? Gather(preceding is null ? null : axes.Build(preceding, [], preceding.Days), Need.Active, [], 1)
                : _before.Fold(1, static _ => 0);
        }

        if (measures.Contains(Measure.RepeatRevenueRunRate))
        {
            _runRate = new RunRate(context, planner, keys, Window, cancellationToken);
        }

        GroupState Gather(TimeAxis? axis, Need needs, IReadOnlyList<KeyPart> parts, long space)
        {
            var plan = planner.Plan(axis ?? new TimeAxis([0, 0], [-1]), Window, needs, parts, space);
            return axis is null ? plan.NewState() : ScanRunner.Run(plan, cancellationToken);
        }
    }

    /// <summary>The window.</summary>
    public TimeWindow Window { get; }

    /// <summary>The keys of all groups that have a line.</summary>
    public IEnumerable<long> Keys
    {
        get
        {
            for (var group = 0; group < _main.Count; group++)
            {
                if (_main.Lines[group] > 0)
                {
                    yield return _main.KeyOf(group);
                }
            }
        }
    }

    /// <summary>How many lines were counted.</summary>
    public long MatchedLines => _main.Lines.Sum();

    /// <summary>The measures of everything.</summary>
    public IReadOnlyList<MeasureValue> Totals()
    {
        var math = Math(_keys.Parts.Count == 0 ? _main : _main.Fold(1, static _ => 0), _totalBefore, _ => Window, _ => _runRate!.Total());
        return [.. _measures.Select(m => math.Of(m, 0))];
    }

    /// <summary>The measures by row, rows outside <paramref name="top"/> folded into "Other"; null keeps all rows.</summary>
    public MeasureMath Rows(IReadOnlySet<long>? top)
    {
        if (top is null)
        {
            return Math(_main, _before, WindowOf, key => _runRate!.OfRow(key));
        }

        var space = 2 * _keys.Space;
        return Math(_main.Fold(space, Folded), _before?.Fold(space, Folded), WindowOf, key => !_keys.IsOther(key)
            ? _runRate!.OfRow(key)
            : _keys.OtherMixesTime
                ? Keys.Where(k => !top.Contains(_keys.WithoutLeading(k)) && _keys.OtherOf(k) == key).Sum(_runRate!.OfRow)
                : _runRate!.Of(key, rest => !top.Contains(rest)));

        long Folded(long key) => top.Contains(_keys.WithoutLeading(key)) ? key : _keys.OtherOf(key);
    }

    /// <summary>
    /// The best rows' keys (without leading buckets of time, over which they are ranked together); ties go to the smaller key.
    /// Where buckets lead, retention and churn rank by active customers: they have no one value over several buckets.
    /// </summary>
    public HashSet<long> Best(Measure measure, bool descending, int count)
    {
        if (_keys.Leading.Count > 0 && MeasureMath.NeedsBefore(measure))
        {
            measure = Measure.ActiveCustomers;
        }

        var folded = _keys.Leading.Count == 0 ? _main : _main.Fold(_keys.Space, _keys.WithoutLeading);
        var math = Math(
            folded,
            _keys.Leading.Count == 0 ? _before : null,
            key => _keys.Leading.Count == 0 ? WindowOf(key) : Window,
            key => _keys.Leading.Count == 0 ? _runRate!.OfRow(key) : _runRate!.OfAllAtEnd(rest => rest == key));
        var ranked = Keys.Select(_keys.WithoutLeading).Distinct().Select(key => (Key: key, math.Of(measure, key).Value));
        var ordered = descending
            ? ranked.OrderByDescending(r => r.Value.HasValue).ThenByDescending(r => r.Value)
            : ranked.OrderByDescending(r => r.Value.HasValue).ThenBy(r => r.Value);
        return [.. ordered.ThenBy(r => r.Key).Take(count).Select(r => r.Key)];
    }

    private TimeWindow WindowOf(long key) => _keys.WindowOf(key, Window);

    private MeasureMath Math(GroupState state, GroupState? before, Func<long, TimeWindow> windowOf, Func<long, long> runRate) => new(
        state,
        before,
        _measures,
        windowOf,
        () => _context.Snapshot.Customers.FirstOrderSeconds,
        () => _context.Snapshot.Customers.SecondOrderSeconds,
        _runRate is null ? null : runRate);
}
