using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class ResultStep
{
    /// <summary>What the import did.</summary>
    [Parameter, EditorRequired]
    public required ImportOutcome Outcome { get; set; }

    /// <summary>What was imported.</summary>
    [Parameter]
    public BatchKind Kind { get; set; } = BatchKind.Purchases;

    /// <summary>The file's name.</summary>
    [Parameter]
    public string FileName { get; set; } = "";

    /// <summary>What became of the demo, where it was to go.</summary>
    [Parameter]
    public DemoFarewell? Farewell { get; set; }

    /// <summary>The Overview over the file's days; null where the file has none.</summary>
    [Parameter]
    public string? OverviewHref { get; set; }

    /// <summary>Begins anew.</summary>
    [Parameter]
    public EventCallback OnAnother { get; set; }

    /// <summary>Takes it back; absent for those who may not.</summary>
    [Parameter]
    public EventCallback OnUndo { get; set; }

    [Inject]
    private IShop Shop { get; set; } = null!;

    // Where it shows, of what is no part of the Overview.
    private (string Href, string Label)? Shown => Kind switch
    {
        BatchKind.Events or BatchKind.Visitors => ("funnel?period=all", "See it on the Funnel page"),
        BatchKind.Reviews => ("funnel/voice?period=all", "See it on the Voice page"),
        _ => null,
    };

    private string Title => Outcome.Quarantined == 0
        ? $"{DataText.Count(Outcome.Committed, "row is", "rows are")} in"
        : $"{DataText.Count(Outcome.Committed, "row is", "rows are")} in, {DataText.Count(Outcome.Quarantined, "row is", "rows are")} put aside";

    private IReadOnlyList<(string Label, string Value)> Facts
    {
        get
        {
            var format = Shop.Format;
            List<(string, string)> facts = [];
            if (Kind == BatchKind.Purchases)
            {
                facts.Add(("Net revenue", format.Exact(Outcome.NetRevenue, MeasureUnit.Money)));
                facts.Add(("Gross revenue", format.Exact(Outcome.GrossRevenue, MeasureUnit.Money)));
                facts.Add(("Orders, all ids", format.Count(Outcome.Orders)));
            }

            if (Kind is BatchKind.Purchases or BatchKind.Customers)
            {
                facts.Add(("Customers", format.Count(Outcome.Customers)));
            }

            facts.Add(("Rows read", format.Count(Outcome.Rows)));
            facts.Add(("Rows written", format.Count(Outcome.Committed)));
            facts.Add(("Put aside", format.Count(Outcome.Quarantined)));
            if (Outcome.Dropped > 0)
            {
                facts.Add((Kind is BatchKind.Events or BatchKind.Visitors ? "Left out" : "Left out, as asked", format.Count(Outcome.Dropped)));
            }

            return facts;
        }
    }
}
