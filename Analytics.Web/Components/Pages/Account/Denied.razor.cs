using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>Where those end who ask for a page that their role does not open.</summary>
public sealed partial class Denied : ComponentBase
{
    /// <summary>What was asked for.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => Context.Response.StatusCode = StatusCodes.Status403Forbidden;
}
