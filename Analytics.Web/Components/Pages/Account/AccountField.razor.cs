using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>A labelled field of a plain form, with what is wrong about it.</summary>
public sealed partial class AccountField : ComponentBase
{
    /// <summary>The field's name in the form.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = string.Empty;

    /// <summary>Its name for people.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The input's type.</summary>
    [Parameter]
    public string Type { get; set; } = "text";

    /// <summary>What stands in it; never a password.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>What the browser may fill in.</summary>
    [Parameter]
    public string? AutoComplete { get; set; }

    /// <summary>What is wrong; null when nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>A word of help.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Whether it must be filled in.</summary>
    [Parameter]
    public bool IsRequired { get; set; } = true;

    /// <summary>Whether typing begins here.</summary>
    [Parameter]
    public bool IsFocused { get; set; }

    private string? DescribedBy => (Error, Hint) switch
    {
        (null, null) => null,
        (null, _) => Name + "-hint",
        (_, null) => Name + "-error",
        _ => $"{Name}-error {Name}-hint",
    };
}
