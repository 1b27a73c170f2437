using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Web.Api;

/// <summary>What campaigns did; null is unknown or n/a, never 0.</summary>
/// <param name="Impressions">Impressions.</param>
/// <param name="Clicks">Clicks.</param>
/// <param name="Cost">Cost in the shop's currency.</param>
/// <param name="Revenue">The revenue that the source attributes.</param>
/// <param name="Conversions">Conversions of the type asked for.</param>
/// <param name="Ctr">Clicks ÷ impressions.</param>
/// <param name="Cpc">Cost ÷ clicks.</param>
/// <param name="Cpm">Cost ÷ thousand impressions.</param>
/// <param name="Cpa">Cost ÷ conversions.</param>
/// <param name="ConversionRate">Conversions ÷ clicks; above 1 where a click brings several.</param>
/// <param name="Roas">Revenue ÷ cost; its interval comes from how days differ.</param>
/// <param name="Rows">Rows added.</param>
/// <param name="RowsWithoutClick">Rows without a click, whose CPC is n/a.</param>
public sealed record CampaignFiguresDocument(
    long? Impressions, long? Clicks, decimal? Cost, decimal? Revenue, decimal? Conversions,
    RateDocument Ctr, RateDocument Cpc, double? Cpm, RateDocument Cpa, RateDocument ConversionRate, RateDocument Roas,
    int Rows, int RowsWithoutClick)
{
    /// <summary>Makes one.</summary>
    internal static CampaignFiguresDocument Of(CampaignSums sums, (double Low, double High)? roas = null) => new(
        sums.Impressions, sums.Clicks, sums.Cost, sums.Revenue, sums.Conversions,
        RateDocument.Of(sums.Ctr), RateDocument.Of(sums.Cpc), sums.Cpm, RateDocument.Of(sums.Cpa), RateDocument.Of(sums.ConversionRate),
        new RateDocument(sums.Roas, roas?.Low, roas?.High),
        sums.Rows, sums.RowsWithoutClick);
}
