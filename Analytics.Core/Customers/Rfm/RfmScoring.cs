using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Scores the shop's customers, as of today or of any past day. Safe for concurrent use.</summary>
public sealed class RfmScoring(ICustomerQueries customers)
{
    /// <summary>Scores them; nobody where there is no order.</summary>
    /// <exception cref="QueryException">The window or the filters contradict themselves.</exception>
    /// <exception cref="ArgumentException">The weight lies outside 0 to 1.</exception>
    public async Task<RfmReport> RunAsync(RfmQuery query, CancellationToken cancellationToken = default)
    {
        var window = await CustomerWindow.ReadAsync(customers, query.AsOf, query.WindowDays, query.Filters, cancellationToken);
        var inputs = new RfmInput[window.Buyers.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            var buyer = window.Buyers[i];
            inputs[i] = new RfmInput(
                buyer.Key,
                window.AsOf.DayNumber - window.Summaries.DayOf(buyer.LastOrderSeconds!.Value).DayNumber,
                buyer.Orders,
                query.Gross ? buyer.GrossRevenue : buyer.NetRevenue);
        }

        return new RfmReport(query, window.AsOf, RfmModel.Score(inputs, query.Options), window.Summaries.Count - inputs.Length, window.Summaries.Freshness);
    }
}
