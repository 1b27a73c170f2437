using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>Campaigns of a part of the customers. Platforms' figures name nobody and are not divided; visits of known customers, by events, are.</summary>
/// <param name="Filters">Which customers.</param>
/// <param name="Days">The days, both inside; null for all.</param>
/// <param name="LookbackDays">For how many days a visit counts.</param>
/// <param name="NamesChannels">Whether any event at all names a channel of a campaign; without, nothing can be told of who was reached.</param>
/// <param name="Visitors">Customers of the part with an event on the days, by whatever channel.</param>
/// <param name="Total">All channels together, each customer and each purchase once.</param>
/// <param name="Channels">By channel, the largest value first. A purchase after visits by several counts for each, so that they do not add up.</param>
/// <param name="NetRevenue">What these customers bought at all on the days, returns taken off, whatever brought them.</param>
/// <param name="ActiveCustomers">Those who bought at all.</param>
/// <param name="Orders">Their orders.</param>
public sealed record CampaignPartDocument(
    IReadOnlyList<FilterRequest> Filters, DaysDocument? Days, int LookbackDays, bool NamesChannels, int Visitors, CampaignReachDocument Total, IReadOnlyList<CampaignReachDocument> Channels,
    decimal? NetRevenue, decimal? ActiveCustomers, decimal? Orders)
{
    /// <summary>Makes one.</summary>
    internal static CampaignPartDocument Of(CampaignPart part, IReadOnlyList<Filter> filters) => new(
        [.. filters.Select(FilterRequest.Of)],
        DaysDocument.Of(part.Days),
        part.LookbackDays,
        part.Reach.HasChannels,
        part.Reach.Visitors,
        CampaignReachDocument.Of(part.Reach.Total),
        [.. part.Reach.Lines.Select(CampaignReachDocument.Of)],
        part.Bought.Totals[0].Value,
        part.Bought.Totals[1].Value,
        part.Bought.Totals[2].Value);
}
