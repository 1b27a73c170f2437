using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>The fields of a new account, or of a new password.</summary>
public sealed partial class NewAccountFields : ComponentBase
{
    /// <summary>Whether the address is asked for too.</summary>
    [Parameter]
    public bool HasEmail { get; set; } = true;

    /// <summary>The address as typed.</summary>
    [Parameter]
    public string? Email { get; set; }

    /// <summary>What is wrong; null when nothing is.</summary>
    [Parameter]
    public AccountException? Problem { get; set; }

    [Inject]
    private IOptions<SecurityOptions> Options { get; set; } = default!;

    /// <summary>Passes when a password was typed twice alike.</summary>
    /// <exception cref="AccountException">It was not.</exception>
    internal static void Check(string? password, string? repeat)
    {
        if (string.IsNullOrEmpty(password) || password.Length > 1000)
        {
            throw new AccountException("password", "Write a password.");
        }

        if (password != repeat)
        {
            throw new AccountException("repeat", "The two passwords differ.");
        }
    }

    private string? ErrorOf(string field) => Problem?.Field == field ? Problem.Message : null;
}
