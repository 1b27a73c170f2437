using System.Security.Claims;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>One's own account: who it is, and its password.</summary>
public sealed partial class MyAccount : ComponentBase
{
    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Current { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Password { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Repeat { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SignInService Service { get; set; } = default!;

    [Inject]
    private DemoAccounts Demo { get; set; } = default!;

    private bool IsDone { get; set; }

    private AccountException? Problem { get; set; }

    private string Role => Context.User.FindFirstValue(ClaimTypes.Role) ?? "no role";

    private bool IsDemo => Demo.List().Any(account => string.Equals(account.Email, Context.User.Identity?.Name, StringComparison.OrdinalIgnoreCase));

    private async Task ChangeAsync()
    {
        try
        {
            if (IsDemo)
            {
                throw new AccountException("current", "A demo account's password stays as it is.");
            }

            NewAccountFields.Check(Password, Repeat);
            await Service.ChangePasswordAsync(Current ?? string.Empty, Password!);
            IsDone = true;
        }
        catch (AccountException problem)
        {
            Problem = problem;
        }
    }
}
