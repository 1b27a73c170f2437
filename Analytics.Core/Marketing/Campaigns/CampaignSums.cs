namespace Analytics.Core.Marketing.Campaigns;

/// <summary>Sums of what campaigns did. Null is unknown everywhere in what was added; ratios are divided only from sums.</summary>
/// <param name="Impressions">Impressions.</param>
/// <param name="Clicks">Clicks.</param>
/// <param name="CostUnits">Cost in ten-thousandths.</param>
/// <param name="RevenueUnits">Attributed revenue in ten-thousandths.</param>
/// <param name="Conversions">Conversions of the chosen type.</param>
/// <param name="Rows">Rows added.</param>
/// <param name="RowsWithoutClick">Rows with no click, whose CPC is n/a.</param>
public sealed record CampaignSums(
    long? Impressions, long? Clicks, long? CostUnits, long? RevenueUnits, decimal? Conversions, int Rows, int RowsWithoutClick)
{
    private const double Units = 10_000;

    /// <summary>Nothing.</summary>
    public static CampaignSums None { get; } = new(null, null, null, null, null, 0, 0);

    /// <summary>Cost in the shop's currency.</summary>
    public decimal? Cost => CostUnits is { } units ? units / 10_000m : null;

    /// <summary>Attributed revenue in the shop's currency.</summary>
    public decimal? Revenue => RevenueUnits is { } units ? units / 10_000m : null;

    /// <summary>Clicks ÷ impressions.</summary>
    public RateEstimate Ctr => RateEstimate.OfCounts(Clicks, Impressions);

    /// <summary>Conversions ÷ clicks; more than 1 where one click brings several.</summary>
    public RateEstimate ConversionRate => RateEstimate.OfCounts((double?)Conversions, Clicks);

    /// <summary>Cost ÷ clicks.</summary>
    public RateEstimate Cpc => RateEstimate.CostOf(CostUnits / Units, Clicks);

    /// <summary>Cost ÷ conversions.</summary>
    public RateEstimate Cpa => RateEstimate.CostOf(CostUnits / Units, (double?)Conversions);

    /// <summary>Cost ÷ thousand impressions.</summary>
    public double? Cpm => CostUnits is { } cost && Impressions is > 0 ? 1000 * (cost / Units) / Impressions : null;

    /// <summary>Attributed revenue ÷ cost.</summary>
    public double? Roas => CostUnits is > 0 && RevenueUnits is { } revenue ? (double)revenue / CostUnits : null;

    /// <summary>Sum; what is unknown on one side only is taken from the other.</summary>
    public static CampaignSums operator +(CampaignSums a, CampaignSums b) => new(
        Sum(a.Impressions, b.Impressions),
        Sum(a.Clicks, b.Clicks),
        Sum(a.CostUnits, b.CostUnits),
        Sum(a.RevenueUnits, b.RevenueUnits),
        a.Conversions is null && b.Conversions is null ? null : (a.Conversions ?? 0) + (b.Conversions ?? 0),
        a.Rows + b.Rows,
        a.RowsWithoutClick + b.RowsWithoutClick);

    private static long? Sum(long? a, long? b) => a is null && b is null ? null : checked((a ?? 0) + (b ?? 0));
}
