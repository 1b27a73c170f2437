using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A small link from a number to the lines that it is made of.</summary>
public sealed partial class LinesLink : ComponentBase
{
    /// <summary>Where the lines are listed.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = string.Empty;

    /// <summary>Whose lines.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = string.Empty;
}
