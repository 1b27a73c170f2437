using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Layout;

/// <summary>A link of the navigation, for those who may go there.</summary>
public sealed partial class NavPlace : ComponentBase
{
    /// <summary>Who sees it; null for every signed-in reader.</summary>
    [Parameter, EditorRequired]
    public string? Policy { get; set; }

    /// <summary>The link.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;
}
