using Analytics.Core.Domain;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>
/// Finds each customer's purchase days: one pass counts purchases by customer and finds first days, a second puts every purchase's day
/// in the customer's stretch of one array, where repeats then lie side by side; net values take a third, which knows the purchase days. Chunks may overlap in time and come in any order.
/// </summary>
internal sealed class PurchaseDaysExecution
{
    private readonly PurchaseDaysQuery _query;
    private readonly QueryContext _context;
    private readonly int[] _starts;
    private readonly int[] _first;
    private readonly long[] _values;

    private PurchaseDaysExecution(PurchaseDaysQuery query, QueryContext context)
    {
        _query = query;
        _context = context;
        var slots = context.Snapshot.Customers.Slots;
        _starts = new int[slots + 1];
        _first = new int[slots];
        _values = new long[slots];
        Array.Fill(_first, int.MaxValue);
    }

    /// <summary>Answers the question.</summary>
    public static CustomerPurchaseDays Run(PurchaseDaysQuery query, QueryContext context, CancellationToken cancellationToken)
    {
        if (context.Span is not { } span)
        {
            return new CustomerPurchaseDays(query, null, null, [], context.Snapshot.Customers, context.Freshness);
        }

        var until = query.Until ?? span.To;
        var customers = new PurchaseDaysExecution(query, context).Find(until, cancellationToken);
        return new CustomerPurchaseDays(query, until, span.To, customers, context.Snapshot.Customers, context.Freshness);
    }

    private List<CustomerPurchases> Find(DateOnly until, CancellationToken cancellationToken)
    {
        ForEachDay(CountDay, cancellationToken);
        var at = 0;
        for (var key = 0; key < _starts.Length; key++)
        {
            (_starts[key], at) = (at, at + _starts[key]);
        }

        var days = new int[at];
        var next = _starts.AsSpan(0, _first.Length).ToArray();
        var last = until.DayNumber;
        ForEachDay((chunk, from, to, day) => PlaceDay(chunk, from, to, day, last, days, next), cancellationToken);
        for (var key = 1; key < _first.Length; key++)
        {
            OwnOf(key, days).Sort();
        }

        if (_query.NetValue)
        {
            ForEachDay((chunk, from, to, day) => SumDay(chunk, from, to, day, last, days), cancellationToken);
        }

        return Collect(days, last);
    }

    private void CountDay(FactChunk chunk, int from, int to, int day)
    {
        for (var i = from; i < to; i++)
        {
            var key = chunk.Customers[i];
            if (key != 0 && IsPurchase(chunk, i))
            {
                _starts[key]++;
                _first[key] = Math.Min(_first[key], day);
            }
        }
    }

    private void PlaceDay(FactChunk chunk, int from, int to, int day, int last, int[] days, int[] next)
    {
        for (var i = from; i < to; i++)
        {
            var key = chunk.Customers[i];
            if (key == 0 || !IsPurchase(chunk, i))
            {
                continue;
            }

            days[next[key]++] = day;
            if (!_query.NetValue && day > _first[key] && day <= last)
            {
                _values[key] += chunk.Amounts[i];
            }
        }
    }

    // Net: whatever happened on a repeat purchase day, once all of them are known.
    private void SumDay(FactChunk chunk, int from, int to, int day, int last, int[] days)
    {
        for (var i = from; day <= last && i < to; i++)
        {
            var key = chunk.Customers[i];
            if (key != 0 && day > _first[key] && OwnOf(key, days).BinarySearch(day) >= 0)
            {
                _values[key] += chunk.Amounts[i];
            }
        }
    }

    private Span<int> OwnOf(int key, int[] days) => days.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);

    private List<CustomerPurchases> Collect(int[] days, int last)
    {
        var customers = new List<CustomerPurchases>();
        for (var key = 1; key < _first.Length; key++)
        {
            var own = OwnOf(key, days);
            if (own.IsEmpty || _first[key] > last)
            {
                continue;
            }

            int repeats = -1, later = 0, end = 0, before = int.MinValue;
            foreach (var day in own)
            {
                if (day == before)
                {
                    continue;
                }

                before = day;
                if (day <= last)
                {
                    repeats++;
                    end = day;
                }
                else
                {
                    later++;
                }
            }

            customers.Add(new CustomerPurchases(
                key, DateOnly.FromDayNumber(_first[key]), DateOnly.FromDayNumber(end), repeats, repeats == 0 ? Money.Zero : new Money(_values[key]), later));
        }

        return customers;
    }

    private bool IsPurchase(FactChunk chunk, int i) => chunk.Quantities[i] > 0 && (chunk.Amounts[i] > 0 || (_query.CountFree && chunk.Amounts[i] == 0));

    /// <summary>Hands over every chunk's lines, cut by the shop's days.</summary>
    private void ForEachDay(Action<FactChunk, int, int, int> take, CancellationToken cancellationToken)
    {
        var calendar = _context.Calendar;
        foreach (var chunk in _context.Snapshot.Chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var from = 0; from < chunk.Count;)
            {
                var day = calendar.DayOf(chunk.MinSeconds + chunk.Offsets[from]);
                var to = day == DateOnly.MaxValue ? chunk.Count : Math.Max(from + 1, chunk.LowerBound(from, calendar.StartOfDay(day.AddDays(1))));
                take(chunk, from, to, day.DayNumber);
                from = to;
            }
        }
    }
}
