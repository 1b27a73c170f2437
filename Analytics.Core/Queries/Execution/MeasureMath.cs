namespace Analytics.Core.Queries.Execution;

/// <summary>Computes measures of groups: sums are taken as they are, ratios keep both their parts.</summary>
internal sealed class MeasureMath
{
    private readonly GroupState _state;
    private readonly GroupState? _before;
    private readonly long[]? _orders;
    private readonly long[]? _orderIds;
    private readonly long[]? _active;
    private readonly long[]? _repeat;
    private readonly long[]? _new;
    private readonly long[]? _lifetime;
    private readonly long[]? _kept;
    private readonly long[]? _activeBefore;
    private readonly Func<long, long>? _runRate;

    /// <summary>Counts what must be counted.</summary>
    /// <param name="state">What was gathered in the period.</param>
    /// <param name="before">Who was active before, under the same keys; null when no measure asks.</param>
    /// <param name="measures">The measures asked for.</param>
    /// <param name="windowOf">The window of a group's key, in which a first order makes a customer new.</param>
    /// <param name="firstOrders">Seconds of customers' first orders, by key.</param>
    /// <param name="secondOrders">Seconds of customers' second orders, by key.</param>
    /// <param name="runRate">Ten-thousandths of repeat revenue in the last 30 days, by group key; null when no measure asks.</param>
    public MeasureMath(
        GroupState state,
        GroupState? before,
        IReadOnlyList<Measure> measures,
        Func<long, TimeWindow> windowOf,
        Func<long[]> firstOrders,
        Func<long[]> secondOrders,
        Func<long, long>? runRate)
    {
        _state = state;
        _before = before;
        _runRate = runRate;
        var groups = state.Count;
        _orders = state.Orders?.Counts(groups);
        _orderIds = state.OrderIds?.Counts(groups);
        _active = state.Active?.Counts(groups);
        _repeat = state.RepeatOrders?.Counts(groups);
        var needsNew = measures.Any(m => m is Measure.NewCustomers or Measure.ReturningCustomers or Measure.AcquisitionRate);
        var needsLifetime = measures.Contains(Measure.LifetimeRepeatRate);
        if (state.Active is { } active && (needsNew || needsLifetime))
        {
            (_new, _lifetime) = CountByFirstOrder(active, groups, windowOf, needsNew ? firstOrders() : null, needsLifetime ? secondOrders() : null);
        }

        if (before?.Active is { } past)
        {
            _activeBefore = past.Counts(before.Count);
            _kept = CountKept(past, before);
        }
    }

    /// <summary>A measure of the group with this key; a group without a line has nothing of everything.</summary>
    public MeasureValue Of(Measure measure, long key)
    {
        var group = _state.Find(key);
        var active = At(_active, group);
        return measure switch
        {
            Measure.NetRevenue => Money(At(_state.Amount, group)),
            Measure.GrossRevenue => Money(At(_state.Gross, group)),
            Measure.Returns => Money(-At(_state.Returns, group)),
            Measure.Adjustments => Money(At(_state.Amount, group) - At(_state.Gross, group) - At(_state.Returns, group)),
            Measure.Orders => MeasureValue.Of(At(_orders, group)),
            Measure.OrderIds => MeasureValue.Of(At(_orderIds, group)),
            Measure.Lines => MeasureValue.Of(At(_state.Lines, group)),
            Measure.Units => MeasureValue.Of(new decimal(At(_state.Units, group)) / Domain.Quantity.Scale),
            Measure.ActiveCustomers => MeasureValue.Of(active),
            Measure.NewCustomers => MeasureValue.Of(At(_new, group)),
            Measure.ReturningCustomers => MeasureValue.Of(active - At(_new, group)),
            Measure.AcquisitionRate => new MeasureValue(At(_new, group), active),
            Measure.AverageOrderValue => new MeasureValue(Units(At(_state.Amount, group)), At(_orders, group)),
            Measure.RevenuePerCustomer => new MeasureValue(Units(At(_state.Identified, group)), active),
            Measure.RepeatRate => new MeasureValue(At(_repeat, group), active),
            Measure.LifetimeRepeatRate => new MeasureValue(At(_lifetime, group), active),
            Measure.RetentionRate => Retention(key, kept: true),
            Measure.ChurnRate => Retention(key, kept: false),
            Measure.RepeatRevenueRunRate => new MeasureValue(Units(_runRate!(key)) * 365m, 30m * 12m),
            _ => throw new QueryException("measures", $"There is no measure {measure}."),
        };
    }

    /// <summary>What must be gathered for these measures.</summary>
    public static Need NeedsOf(IEnumerable<Measure> measures)
    {
        var needs = Need.None;
        foreach (var measure in measures)
        {
            needs |= measure switch
            {
                Measure.NetRevenue => Need.Amount,
                Measure.GrossRevenue => Need.Gross,
                Measure.Returns => Need.Returns,
                Measure.Adjustments => Need.Amount | Need.Gross | Need.Returns,
                Measure.Orders => Need.Orders,
                Measure.OrderIds => Need.OrderIds,
                Measure.Units => Need.Units,
                Measure.AverageOrderValue => Need.Amount | Need.Orders,
                Measure.RevenuePerCustomer => Need.Identified | Need.Active,
                Measure.RepeatRate => Need.RepeatOrders | Need.Active,
                Measure.ActiveCustomers or Measure.NewCustomers or Measure.ReturningCustomers or Measure.AcquisitionRate
                    or Measure.LifetimeRepeatRate or Measure.RetentionRate or Measure.ChurnRate => Need.Active,
                _ => Need.None,
            };
        }

        return needs;
    }

    /// <summary>Whether a measure is held against the time before.</summary>
    public static bool NeedsBefore(Measure measure) => measure is Measure.RetentionRate or Measure.ChurnRate;

    private static long At(long[]? values, int group) => values is null || group < 0 || group >= values.Length ? 0 : values[group];

    private static decimal Units(long tenThousandths) => new decimal(tenThousandths) / Domain.Money.Scale;

    private static MeasureValue Money(long tenThousandths) => MeasureValue.Of(Units(tenThousandths));

    private MeasureValue Retention(long key, bool kept)
    {
        var group = _before?.Find(key) ?? -1;
        var before = At(_activeBefore, group);
        var both = At(_kept, group);
        return new MeasureValue(kept ? both : before - both, before);
    }

    private (long[]? New, long[]? Lifetime) CountByFirstOrder(
        DistinctSet active, int groups, Func<long, TimeWindow> windowOf, long[]? firstOrders, long[]? secondOrders)
    {
        var fresh = new long[groups];
        var repeating = new long[groups];
        var windows = new TimeWindow?[groups];
        active.ForEach((group, customer) =>
        {
            var window = windows[group] ??= windowOf(_state.KeyOf(group));
            if (firstOrders is not null && firstOrders[customer] >= window.Start && firstOrders[customer] < window.End)
            {
                fresh[group]++;
            }

            if (secondOrders is not null && secondOrders[customer] < window.End)
            {
                repeating[group]++;
            }
        });
        return (fresh, repeating);
    }

    private long[] CountKept(DistinctSet past, GroupState before)
    {
        var kept = new long[before.Count];
        var groups = new int[before.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = before.Lines[i] > 0 ? _state.Find(before.KeyOf(i)) : -1;
        }

        past.ForEach((group, customer) =>
        {
            if (groups[group] >= 0 && _state.Active!.Contains(groups[group], customer))
            {
                kept[group]++;
            }
        });
        return kept;
    }
}
