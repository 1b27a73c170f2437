using Analytics.Core.Queries;

namespace Analytics.Core.Funnels.Advice;

/// <summary>What an order is worth: the average order value, net revenue ÷ orders, of the same days, else of all.</summary>
internal static class OrderWorth
{
    /// <summary>Null when there are no orders.</summary>
    public static async Task<decimal?> OfAsync(IQueryRunner? queries, Period? period, CancellationToken cancellationToken)
    {
        if (queries is null)
        {
            return null;
        }

        var question = new AnalyticsQuery { Measures = [Measure.AverageOrderValue], Period = period };
        var answer = (await queries.RunAsync(question, cancellationToken)).Totals[0].Value;
        return answer ?? (period is null ? null : (await queries.RunAsync(question with { Period = null }, cancellationToken)).Totals[0].Value);
    }
}
