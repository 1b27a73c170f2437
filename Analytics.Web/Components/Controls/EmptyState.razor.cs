using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>Stands where there is nothing to show: what will stand here, and the one button that gets there.</summary>
public sealed partial class EmptyState : ComponentBase
{
    /// <summary>What is missing.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>The picture above.</summary>
    [Parameter]
    public string Icon { get; set; } = "chart";

    /// <summary>Whether its title is the page's own.</summary>
    [Parameter]
    public bool IsHeading { get; set; }

    /// <summary>Words and the button.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
