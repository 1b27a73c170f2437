using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;

namespace Analytics.Web.Security;

/// <summary>Signs people in and out over the current request, and keeps the audit of it.</summary>
public sealed class SignInService(
    SignInManager<AppUser> signIn, UserManager<AppUser> users, SessionValidator sessions, AuditLog audit, IHttpContextAccessor http)
{
    // What it is does not matter: it is only compared with, so that an unknown address takes as long as a known one.
    private static readonly string DecoyHash = new PasswordHasher<AppUser>().HashPassword(new AppUser(), SecretText.Create());

    private string? Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString();

    /// <summary>
    /// The account that this address and password open; null when they open none: unknown, wrong, switched off or locked.
    /// Which of these is told to the audit only.
    /// </summary>
    public async Task<AppUser?> CheckAsync(string? email, string? password, string by)
    {
        var name = email?.Trim() ?? string.Empty;
        if (name.Length is 0 or > 254 || string.IsNullOrEmpty(password) || password.Length > 1000)
        {
            return null;
        }

        var user = await users.FindByEmailAsync(name);
        if (user?.PasswordHash is null)
        {
            users.PasswordHasher.VerifyHashedPassword(new AppUser(), DecoyHash, password);
            await audit.WriteAsync(name, "sign-in.failed", name, new { by, reason = user is null ? "unknown" : "no password yet" }, Address);
            return null;
        }

        var wasLocked = await users.IsLockedOutAsync(user);
        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await audit.WriteAsync(user.Email!, "sign-in", user.Email, new { by }, Address);
            return user;
        }

        var reason = SessionValidator.IsDisabled(user) ? "disabled" : wasLocked ? "locked" : "password";
        await audit.WriteAsync(user.Email!, "sign-in.failed", user.Email, new { by, reason }, Address);
        if (result.IsLockedOut && !wasLocked)
        {
            await audit.WriteAsync(user.Email!, "sign-in.lock-out", user.Email, new { until = user.LockoutEnd }, Address);
        }

        return null;
    }

    /// <summary>Signs in with a password; false when it does not open an account.</summary>
    /// <param name="email">The account.</param>
    /// <param name="password">Its password.</param>
    /// <param name="remember">Whether the session outlives the browser.</param>
    public async Task<bool> SignInAsync(string? email, string? password, bool remember)
    {
        if (await CheckAsync(email, password, "page") is not { } user)
        {
            return false;
        }

        await signIn.SignInAsync(user, remember);
        return true;
    }

    /// <summary>Signs an account in whose owner has just proved to be it by other means, such as a link.</summary>
    public async Task SignInAsync(string email, string by)
    {
        if (await users.FindByEmailAsync(email) is { } user)
        {
            await signIn.SignInAsync(user, isPersistent: false);
            await audit.WriteAsync(email, "sign-in", email, new { by }, Address);
        }
    }

    /// <summary>Ends this browser's session.</summary>
    public async Task SignOutAsync()
    {
        var name = http.HttpContext?.User.Identity?.Name;
        await signIn.SignOutAsync();
        if (name is not null)
        {
            await audit.WriteAsync(name, "sign-out", name, null, Address);
        }
    }

    /// <summary>Changes one's own password; other sessions end, this one goes on.</summary>
    /// <exception cref="AccountException">The old password is wrong, or the new one too weak.</exception>
    public async Task ChangePasswordAsync(string current, string replacement)
    {
        var user = http.HttpContext is { } context ? await users.GetUserAsync(context.User) : null;
        if (user is null)
        {
            throw new AccountException("email", "You are signed out. Sign in and try again.");
        }

        if (await users.IsLockedOutAsync(user))
        {
            throw new AccountException("current", "The account is locked for now after wrong passwords. Try again later.");
        }

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

        // Before the new session begins: it must not be measured by what the account was.
        sessions.Forget(user.Id);
        await signIn.RefreshSignInAsync(user);
        await audit.WriteAsync(user.Email!, "user.password", user.Email, new { by = "owner" }, Address);
    }
}
