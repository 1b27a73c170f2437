using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Layout;

/// <summary>A link of the navigation, for those who may go there.</summary>
public sealed partial class NavPlace : ComponentBase
{
    /// <summary>Where it leads, and who may go there.</summary>
    [Parameter, EditorRequired]
    public NavItem Item { get; set; } = default!;

    /// <summary>The link.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;
}
