using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>One number with a word on it.</summary>
public sealed partial class FactTile : ComponentBase
{
    /// <summary>What it is.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The number in short.</summary>
    [Parameter, EditorRequired]
    public string Value { get; set; } = string.Empty;

    /// <summary>Every digit.</summary>
    [Parameter]
    public string? Exact { get; set; }

    /// <summary>A word under it.</summary>
    [Parameter]
    public string? Note { get; set; }
}
