using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>Finds, or makes, the account of somebody whom an outside provider has identified.</summary>
internal sealed class OutsideAccounts(UserManager<AppUser> users, AccountService accounts, AuditLog audit, IOptions<OutsideSignInOptions> options)
{
    /// <summary>
    /// The account's e-mail address: the one joined to this identity before; else the one with this address, if the provider has verified it;
    /// else a new one, where settings allow it. Null when there is none. The identity counts from then on, whatever its address becomes.
    /// </summary>
    /// <param name="subject">The provider's name for the person.</param>
    /// <param name="email">Their address.</param>
    /// <param name="isVerified">Whether the provider says that it has verified it.</param>
    /// <param name="address">From where they come.</param>
    public async Task<string?> ResolveAsync(string? subject, string? email, bool isVerified, string? address)
    {
        if (subject is null or { Length: > 128 })
        {
            return await RefuseAsync(email, "the provider named nobody", address);
        }

        if (await users.FindByLoginAsync(OutsideSignIn.Scheme, subject) is { } joined)
        {
            return joined.Email;
        }

        if (email is null || !(isVerified || options.Value.TrustsAddresses))
        {
            return await RefuseAsync(email, "the address is not verified", address);
        }

        if (await users.FindByEmailAsync(email) is null && !await MakeAsync(email, address))
        {
            return await RefuseAsync(email, "there is no account", address);
        }

        var user = await users.FindByEmailAsync(email);
        if (user is null or { IsDemo: true })
        {
            return await RefuseAsync(email, "there is no account", address);
        }

        AccountRules.Check(await users.AddLoginAsync(user, new UserLoginInfo(OutsideSignIn.Scheme, subject, options.Value.Name)));
        await audit.WriteAsync(user.Email!, "user.outside", user.Email, new { provider = options.Value.Name, subject }, address);
        return user.Email;
    }

    private async Task<bool> MakeAsync(string email, string? address)
    {
        var domains = options.Value.NewAccountDomains.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var domain = email[(email.LastIndexOf('@') + 1)..];
        if (options.Value.NewAccountRole.Length == 0 || (domains.Length > 0 && !domains.Contains(domain, StringComparer.OrdinalIgnoreCase)))
        {
            return false;
        }

        try
        {
            await accounts.CreateAsync(email, options.Value.NewAccountRole, null, new Actor(options.Value.Name, address));
            return true;
        }
        catch (AccountException)
        {
            return false;
        }
    }

    private async Task<string?> RefuseAsync(string? email, string reason, string? address)
    {
        var who = string.IsNullOrWhiteSpace(email) ? "unknown" : email[..Math.Min(email.Length, 254)];
        await audit.WriteAsync(who, "sign-in.failed", who, new { by = "outside", reason }, address);
        return null;
    }
}
