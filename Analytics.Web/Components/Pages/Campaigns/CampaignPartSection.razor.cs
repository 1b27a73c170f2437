using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>What a part of the customers did after they came by campaigns' channels, beside what they bought at all.</summary>
public sealed partial class CampaignPartSection : ComponentBase
{
    private FigureExplanation? _explained;

    /// <summary>How they came and what they bought; null while it is counted.</summary>
    [Parameter, EditorRequired]
    public CampaignPart? Part { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>The days; null for all.</summary>
    [Parameter, EditorRequired]
    public Period? Days { get; set; }

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private static int UsualLookbackDays { get; } = JourneyView.Query(null, null).LookbackDays;

    private int LookbackDays => Part?.LookbackDays ?? UsualLookbackDays;

    private string About =>
        $"Of these customers alone{(Days is { } days ? $", {Format.Days(days)}" : null)}. Impressions, clicks, cost and conversions come from platforms, which name nobody: "
        + $"they stay the whole campaign's. What events tell is who came by a campaign's channel and paid within {Format.Count(LookbackDays)} days: what followed, not what was caused.";

    private IReadOnlyList<FigureTileModel> Tiles
    {
        get
        {
            var (reach, bought) = (Part!.Reach, Part.Bought);
            var total = reach.Total;
            var (revenue, buyers, orders) = (bought.Totals[0].Value, bought.Totals[1].Value, bought.Totals[2].Value);
            return
            [
                new("Reached", Format.Compact(total.Reached, MeasureUnit.Count), Format.Count(total.Reached), [$"of {Format.Count(reach.Visitors)} who visited"],
                    new("How Reached is made", "Customers with a visit by the channel of a campaign on these days, by events; each once.", [("Reached", Format.Count(total.Reached)), ("With any event", Format.Count(reach.Visitors))])),
                new("Buyers after it", Format.Compact(total.Buyers, MeasureUnit.Count), Format.Count(total.Buyers), [total.Conversion is { } rate ? $"{Format.Share(rate)} of those reached" : "nobody was reached"],
                    new("How Buyers after it is made", $"Of those reached, who completed a payment within {Format.Count(LookbackDays)} days after such a visit, both on these days. Visits late in them have had less time.",
                        [("Buyers", Format.Count(total.Buyers)), ("Reached", Format.Count(total.Reached)), ("Purchases", Format.Count(total.Purchases))])),
                new("Value after it", Format.Compact(total.Value.Amount, MeasureUnit.Money), Format.Exact(total.Value.Amount, MeasureUnit.Money), [$"{Format.Count(total.Purchases)} purchases"],
                    new("How Value after it is made", "What those payments came to, as the events say it. A purchase after visits by several channels counts once here.", [("Value", Format.Exact(total.Value.Amount, MeasureUnit.Money))])),
                new("Bought at all", Format.Compact(revenue, MeasureUnit.Money), Format.Exact(revenue, MeasureUnit.Money), [$"{Format.Count(buyers ?? 0)} customers, {Format.Count(orders ?? 0)} orders"],
                    new("How Bought at all is made", "Net revenue of all lines of these customers on these days, returns taken off, whatever brought them.",
                        [("Net revenue", Format.Exact(revenue, MeasureUnit.Money)), ("Active customers", Format.Count(buyers ?? 0)), ("Orders", Format.Count(orders ?? 0))])),
            ];
        }
    }

    private IReadOnlyList<string> Cells(CampaignReachLine line) =>
    [
        Format.Count(line.Reached),
        Format.Count(line.Buyers),
        line.Conversion is { } rate ? Format.Share(rate) : Formatter.NotAvailable,
        Format.Count(line.Purchases),
        Format.Cell(line.Value.Amount, MeasureUnit.Money),
        line.WholeCost is { } cost ? Format.Cell(cost, MeasureUnit.Money) : Formatter.NotAvailable,
    ];
}
