namespace Analytics.Core.Marketing.Campaigns;

/// <summary>The answer to a <see cref="CampaignQuery"/>.</summary>
/// <param name="Query">The question, the conversion's type filled in.</param>
/// <param name="Lines">Rows, the most expensive first; they add up to the total.</param>
/// <param name="Total">All rows together.</param>
/// <param name="Days">Day by day.</param>
/// <param name="Conversions">The types of conversions that the data has.</param>
/// <param name="ConversionTotals">The total of each of them in the period.</param>
/// <param name="Alerts">What fell beyond its own noise.</param>
/// <param name="First">The first day with data; null without any.</param>
/// <param name="Last">The last day with data.</param>
public sealed record CampaignReport(
    CampaignQuery Query,
    IReadOnlyList<CampaignLine> Lines,
    CampaignSums Total,
    IReadOnlyList<CampaignPoint> Days,
    IReadOnlyList<string> Conversions,
    IReadOnlyList<decimal> ConversionTotals,
    IReadOnlyList<CampaignAlert> Alerts,
    DateOnly? First,
    DateOnly? Last);
