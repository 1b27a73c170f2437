using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>A field with its label above and its help below; the field itself points to the help by <c>aria-describedby="ID-notes"</c>.</summary>
public sealed partial class AdminField : ComponentBase
{
    /// <summary>The id of the field inside.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>Its name for people.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>A word of help.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong; null or empty when nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>The field.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
