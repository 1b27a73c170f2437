using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A small picture beside a word; never the only name of a thing.</summary>
public sealed partial class Icon : ComponentBase
{
    /// <summary>Which one, by its name in <see cref="Icons"/>.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = string.Empty;

    /// <summary>In pixels.</summary>
    [Parameter]
    public int Size { get; set; } = 16;
}
