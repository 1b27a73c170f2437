using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>Where somebody who looks at the demo becomes the shop's first admin.</summary>
public sealed partial class Own : ComponentBase
{
    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Email { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Password { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Repeat { get; set; }

    /// <summary>Where to go then.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private CurrentActor Actor { get; set; } = default!;

    [Inject]
    private AccountService Accounts { get; set; } = default!;

    [Inject]
    private SignInService Service { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private AccountException? Problem { get; set; }

    private async Task CreateAsync()
    {
        try
        {
            var actor = await Actor.RequireAsync(Policies.Administer);
            NewAccountFields.Check(Password, Repeat);
            var account = await Accounts.CreateAsync(Email ?? string.Empty, Roles.Admin, Password, actor, Context.RequestAborted);
            await Service.SignInAsync(account.Email, "own account");
            Navigation.NavigateTo(LocalUrl.AfterSignIn(ReturnUrl));
        }
        catch (AccountException problem)
        {
            Problem = problem;
        }
    }
}
