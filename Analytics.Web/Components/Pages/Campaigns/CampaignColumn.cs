using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>A column of the campaigns' table.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="Label">Its head.</param>
/// <param name="Value">What it is sorted by.</param>
/// <param name="Text">What its cell says.</param>
/// <param name="Note">What stands under it: an interval where counts are small.</param>
internal sealed record CampaignColumn(string Key, string Label, Func<CampaignLine, double?> Value, Func<CampaignLine, Formatter, string> Text, Func<CampaignLine, Formatter, string?> Note)
{
    // An interval wider than a fifth of its figure is worth the room.
    private const double Wide = 0.2;

    /// <summary>The columns.</summary>
    public static IReadOnlyList<CampaignColumn> All(string? conversion) =>
    [
        new("cost", "Cost", static l => l.Sums.CostUnits, static (l, f) => f.Cell(l.Sums.Cost, MeasureUnit.Money), static (_, _) => null),
        new("impressions", "Impressions", static l => l.Sums.Impressions, static (l, f) => f.Cell(l.Sums.Impressions, MeasureUnit.Count), static (_, _) => null),
        new("clicks", "Clicks", static l => l.Sums.Clicks, static (l, f) => f.Cell(l.Sums.Clicks, MeasureUnit.Count), static (_, _) => null),
        Rate("ctr", "CTR", static s => s.Ctr, static (f, v) => f.Rate(v)),
        Rate("cpc", "CPC", static s => s.Cpc, static (f, v) => f.Ratio(v)),
        new("conversions", conversion ?? "Conversions", static l => (double?)l.Sums.Conversions, static (l, f) => f.Cell(l.Sums.Conversions, MeasureUnit.Pieces), static (_, _) => null),
        Rate("rate", "Conv. rate", static s => s.ConversionRate, static (f, v) => f.Rate(v)),
        Rate("cpa", "CPA", static s => s.Cpa, static (f, v) => f.Ratio(v)),
        new("revenue", "Revenue", static l => l.Sums.RevenueUnits, static (l, f) => f.Cell(l.Sums.Revenue, MeasureUnit.Money), static (_, _) => null),
        new("roas", "ROAS", static l => l.Sums.Roas, static (l, f) => f.Ratio(l.Sums.Roas), static (l, f) => Interval(l.Sums.Roas, l.RoasRange?.Low, l.RoasRange?.High, v => f.Ratio(v))),
    ];

    /// <summary>How a budget goes.</summary>
    public static CampaignColumn Budget { get; } = new(
        "budget", "Budget used", static l => l.Budget?.Utilisation, static (l, f) => l.Budget is { } budget ? f.Percent(budget.Utilisation) : "–",
        static (l, f) => l.Budget is { Pace: { } pace } ? $"pace {f.Ratio(pace)}" : null);

    private static CampaignColumn Rate(string key, string label, Func<CampaignSums, RateEstimate> of, Func<Formatter, double?, string> write) => new(
        key, label, l => of(l.Sums).Value, (l, f) => write(f, of(l.Sums).Value), (l, f) => of(l.Sums) is var rate ? Interval(rate.Value, rate.Low, rate.High, v => write(f, v)) : null);

    private static string? Interval(double? value, double? low, double? high, Func<double?, string> write) =>
        value is > 0 && low is not null && (high is null || high - low > Wide * value) ? MarketingText.Range(write, low, high) : null;
}
