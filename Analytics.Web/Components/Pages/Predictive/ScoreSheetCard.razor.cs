using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>A model's scores beside those of simpler ways, the best of each in bold.</summary>
public sealed partial class ScoreSheetCard : ComponentBase
{
    private readonly string _titleId = "s" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The scores.</summary>
    [Parameter, EditorRequired]
    public ScoreSheet Sheet { get; set; } = default!;

    /// <summary>What they mean.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
