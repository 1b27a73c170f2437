using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>What the costs came to on each day of a period, under filters.</summary>
internal sealed class CostLedger
{
    private readonly Dictionary<CostCategory, long[]> _costs = [];
    private readonly Dictionary<CostCategory, bool[]> _covered = [];

    public CostLedger(Period period, long[] net, IReadOnlyList<CostTerm> terms, IReadOnlyList<LedgerEntry> entries)
    {
        (Period, Net, Terms, Entries) = (period, net, terms, entries);
        Fixed = new long[period.Days];
        foreach (var term in terms)
        {
            if (!_covered.TryGetValue(term.Entry.Category, out var days))
            {
                _covered.Add(term.Entry.Category, days = new bool[period.Days]);
                _costs.Add(term.Entry.Category, new long[period.Days]);
            }

            days.AsSpan(term.From.DayNumber - period.From.DayNumber, term.To.DayNumber - term.From.DayNumber + 1).Fill(true);
        }

        foreach (var entry in entries)
        {
            var costs = _costs[entry.Category];
            for (var i = 0; i < costs.Length; i++)
            {
                costs[i] += entry.Days[i];
                Fixed[i] += entry.IsFixed ? entry.Days[i] : 0;
            }
        }
    }

    public Period Period { get; }

    /// <summary>Net revenue of each day, in ten-thousandths.</summary>
    public long[] Net { get; }

    /// <summary>Fixed costs of each day.</summary>
    public long[] Fixed { get; }

    /// <summary>The entries that count, with their days.</summary>
    public IReadOnlyList<CostTerm> Terms { get; }

    /// <summary>What they came to, those of one kind together.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>Costs of each category that has an entry on a day from one to another, both inside.</summary>
    public IReadOnlyDictionary<CostCategory, Money> Costs(int from, int to) => _costs
        .Where(p => _covered[p.Key].AsSpan(from, to - from + 1).Contains(true))
        .OrderBy(static p => p.Key)
        .ToDictionary(static p => p.Key, p => new Money(Sum(p.Value, from, to)));

    /// <summary>On how many days a category has an entry.</summary>
    public int DaysCovered(CostCategory category) => _covered.TryGetValue(category, out var days) ? days.Count(static d => d) : 0;

    /// <summary>Profit of each day.</summary>
    public long[] Profits()
    {
        long[] profits = [.. Net];
        foreach (var costs in _costs.Values)
        {
            for (var i = 0; i < profits.Length; i++)
            {
                profits[i] -= costs[i];
            }
        }

        return profits;
    }

    public static long Sum(long[] days, int from, int to)
    {
        long sum = 0;
        for (var i = from; i <= to; i++)
        {
            sum += days[i];
        }

        return sum;
    }
}
