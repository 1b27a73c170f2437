using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>A number to type, with its unit beside it.</summary>
public sealed partial class SettingField : ComponentBase
{
    /// <summary>The field's id.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>Its name for people.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>What is counted.</summary>
    [Parameter]
    public string? Unit { get; set; }

    /// <summary>A word of help.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong; null when nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>What is typed.</summary>
    [Parameter]
    public string Value { get; set; } = string.Empty;

    /// <summary>Something else was typed.</summary>
    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }
}
