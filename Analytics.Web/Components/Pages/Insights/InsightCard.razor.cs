using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Insights;

/// <summary>One insight: what is so, what it rests on, what could be done, and what was decided.</summary>
public sealed partial class InsightCard : ComponentBase
{
    /// <summary>The insight.</summary>
    [Parameter, EditorRequired]
    public Insight Insight { get; set; } = default!;

    /// <summary>Of which part of the shop it is; none for the whole. Of a part nothing is decided: it is not kept.</summary>
    [Parameter]
    public IReadOnlyList<Filter> Part { get; set; } = [];

    /// <summary>The reader decided.</summary>
    [Parameter]
    public EventCallback<InsightStatus> OnDecide { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private InsightText Text => InsightWords.Of(Insight.Finding, Part, Shop.Format);

    private string StatusWord => Insight.Status switch
    {
        InsightStatus.Accepted => "Accepted",
        InsightStatus.Dismissed => "Dismissed",
        InsightStatus.Done => "Done",
        _ => "Set back",
    };

    private static string NameOf(ContributionPart part) => Formatter.Label(new DimensionValue(part.Key, part.Label));
}
