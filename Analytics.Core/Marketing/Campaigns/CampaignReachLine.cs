using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>What customers did who came by a channel of campaigns.</summary>
/// <param name="Channel">The channel, as its campaigns write it; empty for all channels together.</param>
/// <param name="Campaigns">The names of its campaigns: a visit names the channel, not which of them brought it.</param>
/// <param name="Reached">Customers with a visit by it.</param>
/// <param name="Buyers">Those of them who bought within the days that a visit counts.</param>
/// <param name="Purchases">Events that convert, within those days after a visit.</param>
/// <param name="Value">What these came to, by the events.</param>
/// <param name="WholeCost">What the channel's campaigns cost on the days, for everybody whom they reached, not for these customers; null where that is not known.</param>
public sealed record CampaignReachLine(string Channel, IReadOnlyList<string> Campaigns, int Reached, int Buyers, long Purchases, Money Value, decimal? WholeCost)
{
    /// <summary>Buyers ÷ reached; null where nobody was.</summary>
    public decimal? Conversion => Reached == 0 ? null : (decimal)Buyers / Reached;
}
