using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries.Execution;

namespace Analytics.Core.Queries;

/// <summary>One summary for each customer who has a line in a window, in the order of their keys; never changed once made.</summary>
public sealed class CustomerSummaries
{
    private readonly SummaryCell[] _cells;
    private readonly int[] _orders;
    private readonly int[] _orderIds;
    private readonly int[] _returnOrders;
    private readonly long[] _units;
    private readonly ReturnCell[] _returns;
    private readonly CustomerTable _customers;
    private readonly ShopCalendar _calendar;
    private readonly Lazy<int[]> _keys;

    internal CustomerSummaries(SummarySink? sums, QueryContext context, Period? period)
    {
        _cells = sums?.Cells ?? [];
        _orders = sums?.Orders() ?? [];
        _orderIds = sums?.OrderIds() ?? [];
        _returnOrders = sums?.ReturnOrders() ?? [];
        _units = sums?.Units ?? [];
        _returns = sums?.Returns ?? [];
        _customers = context.Snapshot.Customers;
        _calendar = context.Calendar;
        Period = period;
        Freshness = context.Freshness;
        _keys = new Lazy<int[]>(() => [.. Enumerable.Range(1, Math.Max(0, _cells.Length - 1)).Where(k => _cells[k].Lines > 0)]);
    }

    /// <summary>The days that were counted, both ends inside; null when there is no line at all.</summary>
    public Period? Period { get; }

    /// <summary>How fresh the data is.</summary>
    public Freshness Freshness { get; }

    /// <summary>How many customers have a line.</summary>
    public int Count => _keys.Value.Length;

    /// <summary>The keys of the customers who have a line, ascending.</summary>
    public IReadOnlyList<int> Keys => _keys.Value;

    /// <summary>The summary of the customer with this key; zeros and nulls when there is no line.</summary>
    public CustomerSummary Of(int key)
    {
        if (key <= 0 || key >= _cells.Length)
        {
            return new CustomerSummary(key, 0, 0, Money.Zero, Money.Zero, null, null);
        }

        ref readonly var cell = ref _cells[key];
        return new CustomerSummary(
            key,
            cell.Lines,
            At(_orders, key),
            new Money(cell.Net),
            new Money(cell.Gross),
            cell.FirstSale == SummaryCell.Never ? null : SummaryCell.Seconds(cell.FirstSale),
            cell.FirstSale == SummaryCell.Never ? null : SummaryCell.Seconds(cell.LastSale))
        {
            Units = new Quantity(At(_units, key)),
            Returns = new Money(-At(_returns, key).Amount),
            ReturnLines = At(_returns, key).Lines,
            ReturnOrders = At(_returnOrders, key),
            OrderIds = At(_orderIds, key),
        };
    }

    /// <summary>What is known of the customer with this key, apart from lines.</summary>
    public CustomerFacts FactsOf(int key) => _customers[key];

    /// <summary>Whole years of age of the customer with this key at the end of a day; null when not known.</summary>
    public int? AgeOf(int key, DateOnly day) => _customers[key].AgeOn(day);

    /// <summary>The shop's day to which an instant belongs.</summary>
    /// <param name="seconds">Second since 1970 UTC.</param>
    public DateOnly DayOf(long seconds) => _calendar.DayOf(seconds);

    /// <summary>All summaries.</summary>
    public IEnumerable<CustomerSummary> All() => _keys.Value.Select(Of);

    private static T At<T>(T[] values, int key)
        where T : struct => key < values.Length ? values[key] : default;
}
