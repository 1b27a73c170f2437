using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>Makes the tiles of the campaigns.</summary>
internal static class CampaignTiles
{
    public static IReadOnlyList<FigureTileModel> Make(CampaignReport report, Formatter format)
    {
        var sums = report.Total;
        var noClick = sums.RowsWithoutClick > 0 ? $"{format.Count(sums.RowsWithoutClick)} of {format.Count(sums.Rows)} rows have no click" : null;
        return
        [
            new("Cost", format.Compact(sums.Cost, MeasureUnit.Money), format.Exact(sums.Cost, MeasureUnit.Money), [$"{format.Compact(sums.Impressions, MeasureUnit.Count)} impressions"],
                Explain("Cost", "Σ cost of the rows in the period. Rows that name no cost are not counted as 0; without any it reads n/a.",
                    ("Cost", format.Exact(sums.Cost, MeasureUnit.Money)), ("Impressions", format.Exact(sums.Impressions, MeasureUnit.Count)), ("Cost for a thousand impressions", format.Ratio(sums.Cpm)), ("Rows", format.Count(sums.Rows)))),
            Tile("CTR", sums.Ctr, format.Rate, [$"{format.Compact(sums.Clicks, MeasureUnit.Count)} clicks"], "Clicks ÷ impressions, both summed first.",
                ("Clicks", format.Exact(sums.Clicks, MeasureUnit.Count)), ("Impressions", format.Exact(sums.Impressions, MeasureUnit.Count))),
            Tile("CPC", sums.Cpc, format.Money, [noClick ?? "for each click"], "Cost ÷ clicks, both summed first. Without a click it is n/a.",
                ("Cost", format.Exact(sums.Cost, MeasureUnit.Money)), ("Clicks", format.Exact(sums.Clicks, MeasureUnit.Count)), ("Rows without a click", format.Count(sums.RowsWithoutClick))),
            Tile("CPA", sums.Cpa, format.Money, [$"{format.Compact(sums.Conversions, MeasureUnit.Pieces)} {MarketingText.NameOf(report.Query.Conversion)}"], "Cost ÷ conversions of the chosen type.",
                ("Cost", format.Exact(sums.Cost, MeasureUnit.Money)), (report.Query.Conversion ?? "Conversions", format.Exact(sums.Conversions, MeasureUnit.Pieces))),
            Tile("Conversion rate", sums.ConversionRate, format.Rate, [$"{MarketingText.NameOf(report.Query.Conversion)} for each click"], "Conversions ÷ clicks. It is a ratio of counts: one click may bring several, so that it can be above 100%.",
                (report.Query.Conversion ?? "Conversions", format.Exact(sums.Conversions, MeasureUnit.Pieces)), ("Clicks", format.Exact(sums.Clicks, MeasureUnit.Count))),
            new("ROAS", format.Ratio(sums.Roas), null, [sums.Revenue is null ? "No revenue is attributed" : $"{format.Compact(sums.Revenue, MeasureUnit.Money)} attributed"],
                Explain("ROAS", "Attributed revenue ÷ cost. The platform that counts decides what it takes credit for; see Attribution for other ways to share it.",
                    ("Revenue", format.Exact(sums.Revenue, MeasureUnit.Money)), ("Cost", format.Exact(sums.Cost, MeasureUnit.Money))),
                sums.Roas is { } roas && roas < 1 ? false : null),
        ];
    }

    private static FigureTileModel Tile(string label, RateEstimate rate, Func<double?, string> write, IReadOnlyList<string> notes, string formula, params (string, string)[] facts) => new(
        label, write(rate.Value), null, [.. notes, rate.Value is null ? "nothing to divide by" : $"95%: {MarketingText.Range(write, rate.Low, rate.High)}"],
        Explain(label, formula + " The 95% interval takes the count as Poisson (Garwood), the least that is uncertain.", [.. facts, ("95% interval", MarketingText.Range(write, rate.Low, rate.High))]));

    private static FigureExplanation Explain(string label, string text, params (string, string)[] facts) => new($"How {label} is made", text, facts);
}
