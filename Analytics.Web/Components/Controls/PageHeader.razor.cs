using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A page's title, with how fresh it is under it and what can be done with it at its side.</summary>
public sealed partial class PageHeader : ComponentBase
{
    /// <summary>The title.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>Under the title.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>At its side.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }
}
