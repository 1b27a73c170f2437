using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Analytics.Web.Security;

/// <content>What people change of their own account.</content>
public sealed partial class SignInService
{
    /// <summary>Changes one's own password; other sessions end, this one goes on.</summary>
    /// <exception cref="AccountException">The old password is wrong, or the new one too weak.</exception>
    public async Task ChangePasswordAsync(string current, string replacement)
    {
        var user = await OwnAsync();
        await RequireUnlockedAsync(user);
        var result = await users.ChangePasswordAsync(user, current, replacement);
        if (!result.Succeeded)
        {
            if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)))
            {
                await users.AccessFailedAsync(user);
                throw new AccountException("current", "This is not your current password.");
            }

            AccountRules.Check(result);
        }

        await RenewAsync(user);
        await audit.WriteAsync(user.Email!, "user.password", user.Email, new { by = "owner" }, Address);
    }

    /// <summary>One's own sessions, this one first, and which one this is.</summary>
    public async Task<(IReadOnlyList<UserSession> Sessions, string? This)> SessionsAsync()
    {
        var user = await OwnAsync();
        var own = SessionValidator.SessionOf(Context.User);
        // A cookie that was not renewed for so long has run out by itself.
        var idle = clock.GetUtcNow().AddHours(-options.Value.SessionHours);
        var list = await sessions.ListAsync(user.Id);
        return ([.. list.Where(s => s.Kind == "token" || s.LastSeenAt > idle || s.Id == own).OrderByDescending(s => s.Id == own)], own);
    }

    /// <summary>Ends one of one's own sessions, or all but this one where none is named; says how many.</summary>
    public async Task<int> EndSessionsAsync(string? id)
    {
        var user = await OwnAsync();
        var ended = id is null ? await sessions.EndAllAsync(user.Id, SessionValidator.SessionOf(Context.User)) : await sessions.EndAsync(id, user.Id) ? 1 : 0;
        validator.Forget(user.Id);
        await audit.WriteAsync(user.Email!, "user.sessions", user.Email, new { ended, by = "owner" }, Address);
        return ended;
    }

    /// <summary>Whether one's own account has a second factor, and how many recovery codes are left.</summary>
    public async Task<(bool IsOn, int CodesLeft)> SecondFactorAsync()
    {
        var user = await OwnAsync();
        return (user.TwoFactorEnabled, user.TwoFactorEnabled ? await factor.CountCodesAsync(user) : 0);
    }

    /// <summary>Whether one's own role needs a second factor.</summary>
    public bool IsSecondFactorRequired => SecondFactorGate.IsRequired(Context.User, options.Value);

    /// <summary>The key that an authenticator app is to be given, and its address for a picture.</summary>
    public async Task<(string Key, string Address)> PendingSecondFactorAsync(string issuer)
    {
        var user = await OwnAsync();
        var key = await factor.PendingKeyAsync(user);
        return (Totp.ToBase32(key), Totp.AddressOf(issuer, user.Email!, key));
    }

    /// <summary>Switches one's own second factor on, and returns the recovery codes. Other sessions end.</summary>
    /// <exception cref="AccountException">The password or the code is wrong.</exception>
    public async Task<IReadOnlyList<string>> ConfirmSecondFactorAsync(string? password, string? code)
    {
        var user = await OwnAsync();
        if (user.PasswordHash is not null)
        {
            // Who signs in by an outside provider alone has none.
            await RequirePasswordAsync(user, password);
        }

        if (user.TwoFactorEnabled)
        {
            throw new AccountException("code", "The second factor is on already.");
        }

        var codes = await factor.ConfirmAsync(user, code);
        await RenewAsync(user);
        await audit.WriteAsync(user.Email!, "user.second-factor", user.Email, new { on = true, by = "owner" }, Address);
        return codes;
    }

    /// <summary>Replaces one's own recovery codes.</summary>
    /// <exception cref="AccountException">The password or the code is wrong.</exception>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(string? password, string? code)
    {
        var user = await OwnAsync();
        await RequireBothAsync(user, password, code);
        var codes = await factor.NewCodesAsync(user);
        await audit.WriteAsync(user.Email!, "user.recovery-codes", user.Email, new { by = "owner" }, Address);
        return codes;
    }

    /// <summary>Switches one's own second factor off. Other sessions end.</summary>
    /// <exception cref="AccountException">The password or the code is wrong, or the role needs it.</exception>
    public async Task RemoveSecondFactorAsync(string? password, string? code)
    {
        var user = await OwnAsync();
        if (IsSecondFactorRequired)
        {
            throw new AccountException("code", "Your role needs a second factor: it cannot be switched off.");
        }

        await RequireBothAsync(user, password, code);
        await SecondFactor.RemoveAsync(users, user);
        await RenewAsync(user);
        await audit.WriteAsync(user.Email!, "user.second-factor", user.Email, new { on = false, by = "owner" }, Address);
    }

    private async Task<AppUser> OwnAsync() => (http.HttpContext is { } context ? await users.GetUserAsync(context.User) : null)
        ?? throw new AccountException("email", "You are signed out. Sign in and try again.");

    private async Task RequireUnlockedAsync(AppUser user)
    {
        if (await users.IsLockedOutAsync(user))
        {
            throw new AccountException("current", "The account is locked for now after wrong passwords. Try again later.");
        }
    }

    private async Task RequirePasswordAsync(AppUser user, string? password)
    {
        await RequireUnlockedAsync(user);
        if (!await users.CheckPasswordAsync(user, password ?? string.Empty))
        {
            await users.AccessFailedAsync(user);
            throw new AccountException("current", "This is not your current password.");
        }
    }

    private async Task RequireBothAsync(AppUser user, string? password, string? code)
    {
        await RequirePasswordAsync(user, password);
        if (!await CheckCodeAsync(user, code, "account"))
        {
            throw new AccountException("code", "This code is not right, or was used already.");
        }
    }

    // The account's stamp changed: other sessions end with it, this one goes on under the new one.
    private async Task RenewAsync(AppUser user)
    {
        var session = SessionValidator.SessionOf(Context.User);
        await sessions.EndAllAsync(user.Id, session);
        // Before the new session begins: it must not be measured by what the account was.
        validator.Forget(user.Id);
        var now = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var claim = session is null ? await BeginSessionAsync(user, "page") : new System.Security.Claims.Claim(SessionValidator.SessionClaim, session);
        await signIn.SignInWithClaimsAsync(user, now.Properties, [claim]);
    }
}
