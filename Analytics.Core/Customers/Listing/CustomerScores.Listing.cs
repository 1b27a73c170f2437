using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <content>What the customers' list asks: sums of what matches, and who stands beside whom.</content>
public sealed partial class CustomerScores
{
    /// <summary>Sums over the customers that <paramref name="query"/>'s conditions keep. Looks at every customer.</summary>
    internal CustomerListTotals TotalsOf(ScoreQuery query, CancellationToken cancellationToken)
    {
        var passes = Filter(query);
        int customers = 0, atRisk = 0, modelled = 0, valued = 0;
        long orders = 0, net = 0;
        double expected = 0, clv = 0, value = 0;
        for (var row = 0; row < Count; row++)
        {
            if ((row & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (!passes(row))
            {
                continue;
            }

            customers++;
            orders += _columns.Orders[row];
            net += _columns.Net[row];
            atRisk += IsAtRisk(row) ? 1 : 0;
            value += ValueAtRisk(row);
            if (_columns.ExpectedOrders[row] is var more && !float.IsNaN(more))
            {
                modelled++;
                expected += more;
            }

            if (_columns.Clv[row] is var worth && !float.IsNaN(worth))
            {
                valued++;
                clv += worth;
            }
        }

        return new CustomerListTotals(
            customers, Count, orders, new Money(net), modelled == 0 ? null : expected, valued == 0 ? null : clv, atRisk, value);
    }

    /// <summary>Where the customer in this row stands among those that <paramref name="query"/> gives, by place from 1; null when not among them.</summary>
    /// <returns>The place, how many there are, and the rows before and after, −1 for none.</returns>
    internal (int Place, int Total, int Before, int After)? PlaceOf(ScoreQuery query, int row, CancellationToken cancellationToken)
    {
        var order = OrderBy(query.Sort);
        var column = Column(query.Sort);
        var known = order.Length;
        while (known > 0 && double.IsNaN(column(order[known - 1])))
        {
            known--;
        }

        var passes = Filter(query);
        var (place, total, before, after, last) = (0, 0, -1, -1, -1);
        for (var n = 0; n < order.Length; n++)
        {
            if ((n & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var at = order[query.Descending && n < known ? known - 1 - n : n];
            if (!passes(at))
            {
                continue;
            }

            total++;
            if (at == row)
            {
                (place, before) = (total, last);
            }
            else if (last == row)
            {
                after = at;
            }

            last = at;
        }

        return place == 0 ? null : (place, total, before, after);
    }
}
