using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A menu of things of which several can be chosen.</summary>
public sealed partial class ChoiceMenu : ComponentBase
{
    /// <summary>Its id on the page.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What is chosen.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>What there is, by key.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Key, string Label)> Choices { get; set; } = [];

    /// <summary>The keys that are chosen.</summary>
    [Parameter]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    /// <summary>Whether it keeps to what is chosen, so that the button says what; else it only ticks things.</summary>
    [Parameter]
    public bool IsFilter { get; set; } = true;

    /// <summary>What choosing nothing is called; null offers no way to.</summary>
    [Parameter]
    public string? Reset { get; set; }

    /// <summary>Said where there is nothing to choose.</summary>
    [Parameter]
    public string? None { get; set; }

    /// <summary>Other keys are chosen.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<string>> OnChange { get; set; }

    private string NameOf(string key) => Choices.FirstOrDefault(c => string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase)).Label ?? key;

    private Task ToggleAsync(string key) => OnChange.InvokeAsync(
        Chosen.Contains(key, StringComparer.OrdinalIgnoreCase) ? [.. Chosen.Where(c => !string.Equals(c, key, StringComparison.OrdinalIgnoreCase))] : [.. Chosen, key]);
}
