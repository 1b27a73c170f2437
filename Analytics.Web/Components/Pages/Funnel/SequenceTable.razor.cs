using Analytics.Core.Funnels.Paths;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>What is most often done one right after another.</summary>
public sealed partial class SequenceTable : ComponentBase
{
    // As many as stand beside the flows; the API has more.
    private const int MostShown = 8;

    /// <summary>The answer.</summary>
    [Parameter, EditorRequired]
    public PathResult Paths { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;
}
