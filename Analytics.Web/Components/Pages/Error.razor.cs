using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages;

/// <summary>Says that a request failed, and under which reference the log has it.</summary>
public sealed partial class Error : ComponentBase
{
    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private string? Reference => Activity.Current?.TraceId.ToString() ?? Context?.TraceIdentifier;
}
