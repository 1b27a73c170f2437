using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>Where the first start's one-time link leads.</summary>
public sealed partial class Setup : ComponentBase
{
    /// <summary>The link's secret.</summary>
    [SupplyParameterFromQuery]
    public string? Token { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Email { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Password { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Repeat { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private OneTimeLinks Links { get; set; } = default!;

    [Inject]
    private AccountService Accounts { get; set; } = default!;

    [Inject]
    private SignInService Service { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool IsValid { get; set; }

    private AccountException? Problem { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        IsValid = await Links.FindAsync(Token, OneTimeLink.Setup, Context.RequestAborted) is not null
        && !await Accounts.HasOwnAdminAsync(Context.RequestAborted);

    private async Task CreateAsync()
    {
        try
        {
            NewAccountFields.Check(Password, Repeat);
            var account = await Accounts.CreateFirstAdminAsync(
                Token, Email ?? string.Empty, Password!, Context.Connection.RemoteIpAddress?.ToString(), Context.RequestAborted);
            await Service.SignInAsync(account.Email, "setup link");
            Navigation.NavigateTo("/");
        }
        catch (AccountException problem)
        {
            Problem = problem;
            IsValid = problem.Field != "token";
        }
    }
}
