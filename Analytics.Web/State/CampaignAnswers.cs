using Analytics.Core.Marketing;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>What campaigns did for a part of the customers, the same for the page, the API and the export.</summary>
public sealed class CampaignAnswers(CachedQueryService answers, MarketingService marketing)
{
    /// <summary>Asks events who came by campaigns' channels, and lines what they bought at all; who is in the part is told by the labels of now.</summary>
    /// <param name="filters">Filters on labels of customers; at least one.</param>
    /// <param name="days">The days; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QueryException">A filter names a segment that there is not, or labels that nobody knows yet.</exception>
    public async Task<CampaignPart> PartAsync(IReadOnlyList<Filter> filters, Period? days, CancellationToken cancellationToken = default)
    {
        var bought = await answers.RunAsync(
            new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.ActiveCustomers, Measure.Orders], Filters = filters, Period = days }, cancellationToken);
        var journeys = JourneyView.Query(null, null) with { Period = days };
        return new CampaignPart(days, journeys.LookbackDays, await marketing.ReachAsync(journeys, filters, cancellationToken), bought);
    }
}
