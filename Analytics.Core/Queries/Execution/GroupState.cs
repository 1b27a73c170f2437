namespace Analytics.Core.Queries.Execution;

/// <summary>Everything that was gathered, by group. A group's number is its key where keys are few, else its place in the order of coming.</summary>
internal sealed class GroupState
{
    private readonly LongMap? _map;
    private readonly List<long>? _keys;

    /// <summary>Makes an empty state.</summary>
    /// <param name="needs">What will be gathered.</param>
    /// <param name="keySpace">One more than the largest key.</param>
    /// <param name="dense">Whether a group's number is its key.</param>
    /// <param name="customerSlots">One more than the largest customer's key.</param>
    /// <param name="orderSlots">One more than the largest order's key.</param>
    public GroupState(Need needs, long keySpace, bool dense, int customerSlots, int orderSlots)
    {
        Needs = needs;
        CustomerSlots = customerSlots;
        OrderSlots = orderSlots;
        if (!dense)
        {
            _map = new LongMap();
            _keys = [];
        }

        var size = dense ? (int)keySpace : 16;
        Lines = new long[size];
        Amount = needs.HasFlag(Need.Amount) ? new long[size] : [];
        Gross = needs.HasFlag(Need.Gross) ? new long[size] : [];
        Returns = needs.HasFlag(Need.Returns) ? new long[size] : [];
        Units = needs.HasFlag(Need.Units) ? new long[size] : [];
        Identified = needs.HasFlag(Need.Identified) ? new long[size] : [];
        Repeat = needs.HasFlag(Need.Repeat) ? new long[size] : [];
        Orders = needs.HasFlag(Need.Orders) ? new DistinctSet(orderSlots, keySpace) : null;
        OrderIds = needs.HasFlag(Need.OrderIds) ? new DistinctSet(orderSlots, keySpace) : null;
        Active = needs.HasFlag(Need.Active) ? new DistinctSet(customerSlots, keySpace) : null;
        RepeatOrders = needs.HasFlag(Need.RepeatOrders) ? new RepeatSet(customerSlots) : null;
    }

    public Need Needs { get; }

    public int CustomerSlots { get; }

    public int OrderSlots { get; }

    /// <summary>How many group numbers are in use; some may have no line when numbers are keys.</summary>
    public int Count => _keys?.Count ?? Lines.Length;

    public bool IsDense => _map is null;

    public long[] Lines { get; private set; }

    public long[] Amount { get; private set; }

    public long[] Gross { get; private set; }

    public long[] Returns { get; private set; }

    public long[] Units { get; private set; }

    public long[] Identified { get; private set; }

    public long[] Repeat { get; private set; }

    public DistinctSet? Orders { get; }

    public DistinctSet? OrderIds { get; }

    public DistinctSet? Active { get; }

    public RepeatSet? RepeatOrders { get; }

    /// <summary>The key of a group.</summary>
    public long KeyOf(int group) => _keys is null ? group : _keys[group];

    /// <summary>The number of a key's group, a new one if need be.</summary>
    /// <exception cref="QueryException">There are more groups than <see cref="QueryLimits.MaxGroups"/>.</exception>
    public int Group(long key)
    {
        if (_map is null)
        {
            return (int)key;
        }

        var group = _map.Number(key);
        if (group == _keys!.Count)
        {
            if (group == QueryLimits.MaxGroups)
            {
                throw QueryLimits.TooManyGroups();
            }

            _keys.Add(key);
            if (group == Lines.Length)
            {
                Grow();
            }
        }

        return group;
    }

    /// <summary>The number of a key's group; -1 when it has no line.</summary>
    public int Find(long key)
    {
        var group = _map is null ? (key < Lines.Length ? (int)key : -1) : _map.Find(key);
        return group >= 0 && Lines[group] > 0 ? group : -1;
    }

    /// <summary>Adds everything of <paramref name="other"/>, which gathered the same.</summary>
    public void Merge(GroupState other) => Merge(other, static key => key);

    /// <summary>A state in which keys that <paramref name="map"/> makes equal are one group; keys mapped to -1 are left out.</summary>
    public GroupState Fold(long keySpace, Func<long, long> map)
    {
        var folded = new GroupState(Needs, keySpace, dense: keySpace <= 4096, CustomerSlots, OrderSlots);
        folded.Merge(this, map);
        return folded;
    }

    private void Merge(GroupState other, Func<long, long> map)
    {
        var groups = new int[other.Count];
        for (var from = 0; from < groups.Length; from++)
        {
            if (other.Lines[from] == 0)
            {
                groups[from] = -1;
                continue;
            }

            var key = map(other.KeyOf(from));
            var to = groups[from] = key < 0 ? -1 : Group(key);
            if (to < 0)
            {
                continue;
            }

            Lines[to] += other.Lines[from];
            AddSum(Amount, other.Amount, to, from);
            AddSum(Gross, other.Gross, to, from);
            AddSum(Returns, other.Returns, to, from);
            AddSum(Units, other.Units, to, from);
            AddSum(Identified, other.Identified, to, from);
            AddSum(Repeat, other.Repeat, to, from);
        }

        Orders?.Merge(other.Orders!, groups);
        OrderIds?.Merge(other.OrderIds!, groups);
        Active?.Merge(other.Active!, groups);
        RepeatOrders?.Merge(other.RepeatOrders!, groups);
    }

    private static void AddSum(long[] target, long[] source, int to, int from)
    {
        if (target.Length > 0)
        {
            target[to] += source[from];
        }
    }

    private static long[] Grow(long[] values) => values.Length == 0 ? values : [.. values, .. new long[values.Length]];

    private void Grow()
    {
        Lines = Grow(Lines);
        Amount = Grow(Amount);
        Gross = Grow(Gross);
        Returns = Grow(Returns);
        Units = Grow(Units);
        Identified = Grow(Identified);
        Repeat = Grow(Repeat);
    }
}
