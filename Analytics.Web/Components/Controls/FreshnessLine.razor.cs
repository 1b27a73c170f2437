using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>How fresh the numbers under a title are.</summary>
public sealed partial class FreshnessLine : ComponentBase
{
    /// <summary>How fresh the data is.</summary>
    [Parameter, EditorRequired]
    public Freshness Freshness { get; set; } = default!;

    /// <summary>One more word.</summary>
    [Parameter]
    public string? Extra { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;
}
