using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A switch of a few choices.</summary>
public sealed partial class Segmented : ComponentBase
{
    /// <summary>What is chosen here.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The choices by key.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Key, string Label)> Choices { get; set; } = [];

    /// <summary>The chosen key.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Another was chosen.</summary>
    [Parameter]
    public EventCallback<string> OnChoose { get; set; }
}
