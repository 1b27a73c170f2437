using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>A customer's orders, the latest first.</summary>
/// <param name="Orders">The orders, those that only gave something back among them.</param>
/// <param name="IsCut">Whether there are older ones that were not read.</param>
public sealed record CustomerOrders(IReadOnlyList<CustomerOrder> Orders, bool IsCut)
{
    /// <summary>How many lines are read at most.</summary>
    public const int MostLines = 100_000;

    /// <summary>Reads them line by line.</summary>
    /// <param name="runner">Whom to ask.</param>
    /// <param name="customer">The customer's id.</param>
    /// <param name="mostLines">How many lines to read at most.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<CustomerOrders> ReadAsync(
        IQueryRunner runner, string customer, int mostLines = MostLines, CancellationToken cancellationToken = default)
    {
        var query = new AnalyticsQuery { Measures = [Measure.Lines], Filters = [new Filter(Dimension.Customer, [customer])] };
        var orders = new Dictionary<string, CustomerOrder>(StringComparer.Ordinal);
        var (read, isCut) = (0, false);
        await foreach (var line in runner.StreamLinesAsync(query, cancellationToken))
        {
            if (++read > mostLines)
            {
                isCut = true;
                break;
            }

            var known = orders.GetValueOrDefault(line.OrderId) ?? new CustomerOrder(line.OrderId, line.At, 0, 0m, 0m, 0m, 0m);
            orders[line.OrderId] = known with
            {
                At = line.At < known.At ? line.At : known.At,
                Lines = known.Lines + 1,
                Units = known.Units + line.Quantity,
                Gross = known.Gross + (line is { Quantity: > 0m, Amount: > 0m } ? line.Amount : 0m),
                Returns = known.Returns - (line.Quantity < 0m ? line.Amount : 0m),
                Net = known.Net + line.Amount,
            };
        }

        return new CustomerOrders([.. orders.Values.OrderByDescending(o => o.At).ThenByDescending(o => o.OrderId, StringComparer.Ordinal)], isCut);
    }
}
