using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>The second half of a sign-in: the code.</summary>
public sealed partial class SecondStep : ComponentBase
{
    private const string Begin = "/account/sign-in?problem=code";

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Code { get; set; }

    /// <summary>Where to go then.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [Inject]
    private SignInService Service { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IOptions<SecurityOptions> Options { get; set; } = default!;

    private bool IsWrong { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (!Service.AwaitsCode())
        {
            Navigation.NavigateTo(Begin);
        }
    }

    private async Task SendAsync()
    {
        switch (await Service.SignInByCodeAsync(Code))
        {
            case SignInOutcome.Done:
                Navigation.NavigateTo(LocalUrl.AfterSignIn(ReturnUrl));
                break;
            case SignInOutcome.NeedsCode:
                IsWrong = true;
                break;
            default:
                Navigation.NavigateTo(Begin);
                break;
        }
    }
}
