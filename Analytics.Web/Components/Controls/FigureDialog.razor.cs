using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>Says how a model's number is made.</summary>
public sealed partial class FigureDialog : ComponentBase
{
    /// <summary>What to say; null while closed.</summary>
    [Parameter]
    public FigureExplanation? Explanation { get; set; }

    /// <summary>It was closed.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }
}
