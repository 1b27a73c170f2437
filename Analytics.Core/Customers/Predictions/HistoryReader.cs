using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Reads the customers' histories as the purchase models see them.</summary>
internal static class HistoryReader
{
    /// <summary>Histories to the end of <paramref name="until"/>, in days, ascending by key.</summary>
    /// <param name="customers">Whom to ask.</param>
    /// <param name="until">The last day that counts, inside; nothing after it is seen.</param>
    /// <param name="gross">Whether values are gross; else net.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<CustomerHistory[]> ReadAsync(ICustomerQueries customers, DateOnly until, bool gross, CancellationToken cancellationToken)
    {
        var days = await customers.CustomerPurchaseDaysAsync(new PurchaseDaysQuery { Until = until, NetValue = !gross }, cancellationToken);
        var histories = LifetimeHistories.Of(days, LifetimeUnit.Day);
        if (days.Until is { } end && end < until)
        {
            // Quiet days since the last line are part of each history.
            for (var i = 0; i < histories.Length; i++)
            {
                histories[i] = histories[i] with { T = histories[i].T + until.DayNumber - end.DayNumber };
            }
        }

        return histories;
    }
}
