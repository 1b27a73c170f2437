using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>Where an account's one-time link leads.</summary>
public sealed partial class SetPassword : ComponentBase
{
    /// <summary>The link's secret.</summary>
    [SupplyParameterFromQuery]
    public string? Token { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Password { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Repeat { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private AccountService Accounts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool IsValid { get; set; }

    private string? Email { get; set; }

    private AccountException? Problem { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        IsValid = (Email = await Accounts.AccountOfLinkAsync(Token, Context.RequestAborted)) is not null;

    private async Task SetAsync()
    {
        try
        {
            NewAccountFields.Check(Password, Repeat);
            await Accounts.SetPasswordByLinkAsync(
                Token, Password!, Context.Connection.RemoteIpAddress?.ToString(), Context.RequestAborted);
            Navigation.NavigateTo("/account/sign-in?done=password");
        }
        catch (AccountException problem)
        {
            Problem = problem;
            IsValid = problem.Field != "token";
        }
    }
}
