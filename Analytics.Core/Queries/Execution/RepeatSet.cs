namespace Analytics.Core.Queries.Execution;

/// <summary>For each (group, customer) whether there was one order or more than one.</summary>
internal sealed class RepeatSet(int slots)
{
    private readonly LongMap _pairs = new();
    private readonly List<(int Group, int Customer, int Order)> _list = [];

    /// <summary>What stands for an order once a second one was seen.</summary>
    private const int Several = -1;

    /// <summary>Adds an order of a customer; customer 0 is nobody.</summary>
    public void Add(int group, int customer, int order)
    {
        if (customer == 0)
        {
            return;
        }

        var at = _pairs.Number(((long)group * slots) + customer);
        if (at == _list.Count)
        {
            _list.Add((group, customer, order));
        }
        else if (_list[at].Order != order)
        {
            _list[at] = (group, customer, Several);
        }
    }

    /// <summary>Adds everything of <paramref name="other"/>, its groups renumbered; groups mapped to -1 are left out.</summary>
    public void Merge(RepeatSet other, ReadOnlySpan<int> groups)
    {
        foreach (var (group, customer, order) in other._list)
        {
            if (groups[group] >= 0)
            {
                Add(groups[group], customer, order);
            }
        }
    }

    /// <summary>How many customers of each group have at least two orders.</summary>
    public long[] Counts(int groups)
    {
        var counts = new long[groups];
        foreach (var (group, _, order) in _list)
        {
            if (order == Several)
            {
                counts[group]++;
            }
        }

        return counts;
    }
}
