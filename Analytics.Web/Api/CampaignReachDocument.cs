using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Web.Api;

/// <summary>What customers of a part did who came by a channel of campaigns: what followed, not what was caused.</summary>
/// <param name="Channel">The channel, as its campaigns write it; null for all channels together, each customer and each purchase once.</param>
/// <param name="Campaigns">The names of its campaigns: a visit names the channel, not which of them brought it.</param>
/// <param name="Reached">Customers with a visit by it.</param>
/// <param name="Buyers">Those of them who bought within the days that a visit counts.</param>
/// <param name="Conversion">Buyers ÷ reached; null where nobody was.</param>
/// <param name="Purchases">Purchases within those days after a visit.</param>
/// <param name="Value">What these came to, by the events.</param>
/// <param name="WholeCost">What the channel's campaigns cost on the days, for everybody whom they reached: it is not to be divided by these customers. Null where it is not known.</param>
public sealed record CampaignReachDocument(
    string? Channel, IReadOnlyList<string> Campaigns, int Reached, int Buyers, decimal? Conversion, long Purchases, decimal Value, decimal? WholeCost)
{
    /// <summary>Makes one.</summary>
    internal static CampaignReachDocument Of(CampaignReachLine line) => new(
        line.Channel.Length == 0 ? null : line.Channel, line.Campaigns, line.Reached, line.Buyers, line.Conversion, line.Purchases, line.Value.Amount, line.WholeCost);
}
