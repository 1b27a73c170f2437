using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>The page of one key measure.</summary>
public sealed partial class MeasurePage : ComponentBase
{
    /// <summary>Its key, as the address has it.</summary>
    [Parameter]
    public string Key { get; set; } = string.Empty;
}
