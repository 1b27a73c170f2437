using System.Net.Mail;
using Microsoft.AspNetCore.Identity;

namespace Analytics.Web.Security;

/// <summary>What an account's fields must be.</summary>
internal static class AccountRules
{
    /// <summary>The address without blanks around it.</summary>
    /// <exception cref="AccountException">It is no e-mail address.</exception>
    public static string CheckEmail(string email)
    {
        var text = email.Trim();
        if (text.Length > 254 || text.Any(char.IsWhiteSpace) || !MailAddress.TryCreate(text, out var parsed) || parsed.Address != text)
        {
            throw new AccountException("email", "Write an e-mail address, such as anna@example.com.");
        }

        return text;
    }

    /// <summary>The role in its own spelling.</summary>
    /// <exception cref="AccountException">There is no such role.</exception>
    public static string CheckRole(string role) =>
        Roles.Find(role) ?? throw new AccountException("role", $"The role is one of {string.Join(", ", Roles.All)}.");

    /// <summary>Passes when the change was made.</summary>
    /// <exception cref="AccountException">It was refused; the message says why.</exception>
    public static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            var field = result.Errors.First().Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "email";
            throw new AccountException(field, string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
