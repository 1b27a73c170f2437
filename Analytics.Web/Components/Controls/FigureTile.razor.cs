using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Analytics.Web.Components.Controls;

/// <summary>One number that a model made: its name, its value, what it means, and how it is made.</summary>
public sealed partial class FigureTile : ComponentBase
{
    private readonly string _nameId = "f" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The number.</summary>
    [Parameter, EditorRequired]
    public FigureTileModel Model { get; set; } = default!;

    /// <summary>The reader asks how it is made.</summary>
    [Parameter]
    public EventCallback<MouseEventArgs> OnExplain { get; set; }
}
