using Analytics.Core.Domain;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Analytics.Web.Components.Layout;

/// <summary>Says why a page is not shown, and what to do.</summary>
public sealed partial class NotAllowed : ComponentBase
{
    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool IsSignedIn { get; set; }

    private string SignInAddress =>
        "account/sign-in?returnUrl=" + Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri));

    private RowLimit? Rows { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var user = Authentication is null ? null : (await Authentication).User;
        IsSignedIn = user?.Identity?.IsAuthenticated == true;
        Rows = RowLimitClaims.Of(user);
    }
}
