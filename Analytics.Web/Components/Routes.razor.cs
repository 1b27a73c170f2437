using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components;

/// <summary>Finds the page of an address.</summary>
public sealed partial class Routes : ComponentBase
{
    /// <summary>The reader's theme when the document was painted.</summary>
    [Parameter]
    public string Theme { get; set; } = "system";
}
