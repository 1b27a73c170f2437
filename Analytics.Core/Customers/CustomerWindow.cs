using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>The customers with an order in the days up to one day.</summary>
/// <param name="AsOf">The last day, inside.</param>
/// <param name="Summaries">Everybody with a line in these days.</param>
/// <param name="Buyers">Those of them with an order, by key.</param>
internal sealed record CustomerWindow(DateOnly AsOf, CustomerSummaries Summaries, IReadOnlyList<CustomerSummary> Buyers)
{
    /// <summary>Asks for them.</summary>
    /// <param name="customers">Whom to ask.</param>
    /// <param name="asOf">The last day; null for today.</param>
    /// <param name="days">How many days up to it; null for all.</param>
    /// <param name="filters">Which lines count.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">The window is empty, or the filters contradict themselves.</exception>
    public static async Task<CustomerWindow> ReadAsync(
        ICustomerQueries customers, DateOnly? asOf, int? days, IReadOnlyList<Filter> filters, CancellationToken cancellationToken)
    {
        if (days < 1)
        {
            throw new QueryException("window", "The window must have at least one day.");
        }

        var today = asOf ?? customers.Today;
        var first = days is { } length && length <= today.DayNumber ? today.AddDays(1 - length) : DateOnly.MinValue;
        var query = new CustomerSummaryQuery { Filters = filters, Period = new Period(first, today) };
        var summaries = await customers.CustomerSummariesAsync(query, cancellationToken);
        return new CustomerWindow(today, summaries, [.. summaries.All().Where(static c => c.Orders > 0)]);
    }
}
