using Analytics.Core.Customers.Lifetime;

namespace Analytics.Core.Customers;

/// <summary>
/// Customers' histories as distinct (frequency, recency, T) with counts: all that BG/NBD and Pareto/NBD need, and far fewer than the
/// customers. Sorted by frequency, then T, then recency; never changed once made, safe for concurrent use.
/// </summary>
public sealed class HistoryGroups
{
    private HistoryGroups(LifetimeUnit unit, int customers, GroupTable table)
    {
        Unit = unit;
        Customers = customers;
        Table = table;
        double time = 0;
        for (var run = 0; run < table.Frequencies.Length; run++)
        {
            for (var i = table.Starts[run]; i < table.Starts[run + 1]; i++)
            {
                time += table.Counts[i] * table.Times[table.TimeOf[i]];
            }

            Repeats += (long)table.Frequencies[run] * table.Sizes[run];
            RepeatCustomers += table.Frequencies[run] > 0 ? table.Sizes[run] : 0;
        }

        MeanT = customers == 0 ? 0 : time / customers;
    }

    /// <summary>The unit of recency and T.</summary>
    public LifetimeUnit Unit { get; }

    /// <summary>How many customers.</summary>
    public int Customers { get; }

    /// <summary>How many of them came back.</summary>
    public int RepeatCustomers { get; }

    /// <summary>Σ frequency.</summary>
    public long Repeats { get; }

    /// <summary>Mean T, in <see cref="Unit"/>; 0 without customers.</summary>
    public double MeanT { get; }

    /// <summary>How many distinct (frequency, recency, T).</summary>
    public int Count => Table.Counts.Length;

    /// <summary>The groups.</summary>
    internal GroupTable Table { get; }

    /// <summary>All groups: a history (key 0, no value) and how many customers have it.</summary>
    public IEnumerable<(CustomerHistory History, int Customers)> All()
    {
        for (var run = 0; run < Table.Frequencies.Length; run++)
        {
            for (var i = Table.Starts[run]; i < Table.Starts[run + 1]; i++)
            {
                yield return (new CustomerHistory(0, Table.Frequencies[run], Table.Recencies[Table.RecencyOf[i]], Table.Times[Table.TimeOf[i]], 0), Table.Counts[i]);
            }
        }
    }

    /// <summary>Finds the distinct histories. The recency of a customer without a repeat does not count.</summary>
    /// <param name="histories">The customers, in any order.</param>
    /// <param name="unit">The unit of their times.</param>
    /// <exception cref="ArgumentException">A frequency or time is negative or no number, or a recency is beyond its T.</exception>
    public static HistoryGroups Compress(ReadOnlySpan<CustomerHistory> histories, LifetimeUnit unit) =>
        new(unit, histories.Length, GroupTable.Build(histories, unit));

    /// <summary>One group in <paramref name="every"/>, with all its customers.</summary>
    internal HistoryGroups Thin(int every)
    {
        var table = Table.Thin(every);
        return new HistoryGroups(Unit, table.Sizes.Sum(), table);
    }
}
