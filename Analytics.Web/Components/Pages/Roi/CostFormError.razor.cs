using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>What is wrong with a field.</summary>
public sealed partial class CostFormError : ComponentBase
{
    /// <summary>In words; null when nothing is.</summary>
    [Parameter]
    public string? Text { get; set; }
}
