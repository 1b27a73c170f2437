using System.Security.Claims;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>Signs people in and out over the current request, and keeps the audit of it.</summary>
public sealed partial class SignInService
{
    // What it is does not matter: it is only compared with, so that an unknown address takes as long as a known one.
    private static readonly string DecoyHash = new PasswordHasher<AppUser>().HashPassword(new AppUser(), SecretText.Create());

    private readonly SignInManager<AppUser> signIn;
    private readonly UserManager<AppUser> users;
    private readonly SessionValidator validator;
    private readonly UserSessionStore sessions;
    private readonly SecondFactor factor;
    private readonly KnownDevices devices;
    private readonly PendingSignIns pending;
    private readonly AuditLog audit;
    private readonly IHttpContextAccessor http;
    private readonly IOptions<SecurityOptions> options;
    private readonly TimeProvider clock;

    /// <summary>Made for each request.</summary>
    public SignInService(
        SignInManager<AppUser> signIn,
        SessionValidator validator,
        UserSessionStore sessions,
        SecondFactor factor,
        KnownDevices devices,
        PendingSignIns pending,
        AuditLog audit,
        IHttpContextAccessor http,
        IOptions<SecurityOptions> options,
        TimeProvider clock)
    {
        this.signIn = signIn;
        users = signIn.UserManager;
        this.validator = validator;
        this.sessions = sessions;
        this.factor = factor;
        this.devices = devices;
        this.pending = pending;
        this.audit = audit;
        this.http = http;
        this.options = options;
        this.clock = clock;
    }

    private string? Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString();

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>
    /// The account that this address, password and, where it has a second factor, code open; null when they open none: unknown, wrong,
    /// switched off or locked. Which of these is told to the audit only.
    /// </summary>
    public async Task<AppUser?> CheckAsync(string? email, string? password, string? code, string by)
    {
        if (await CheckPasswordAsync(email, password, by, device: false) is not { } user || (user.TwoFactorEnabled && !await CheckCodeAsync(user, code, by)))
        {
            return null;
        }

        await audit.WriteAsync(user.Email!, "sign-in", user.Email, new { by }, Address);
        return user;
    }

    /// <summary>Signs in with a password; the code of the second factor, where the account has one, comes next.</summary>
    /// <param name="email">The account.</param>
    /// <param name="password">Its password.</param>
    /// <param name="remember">Whether the session outlives the browser.</param>
    public async Task<SignInOutcome> SignInAsync(string? email, string? password, bool remember) =>
        await CheckPasswordAsync(email, password, "page", device: true) is { } user ? await PassAsync(user, "page", remember) : SignInOutcome.Refused;

    /// <summary>Whether a first factor held in this browser a moment ago and waits for its code.</summary>
    public bool AwaitsCode() => pending.Find(Context) is not null;

    /// <summary>Signs in with the code that was still to come.</summary>
    public async Task<SignInOutcome> SignInByCodeAsync(string? code)
    {
        if (pending.Find(Context) is not { } half || await users.FindByIdAsync(half.UserId) is not { } user || user.SecurityStamp != half.Stamp || SessionValidator.IsDisabled(user))
        {
            pending.Forget(Context);
            return SignInOutcome.Refused;
        }

        if (!await CheckCodeAsync(user, code, half.Kind))
        {
            return SignInOutcome.NeedsCode;
        }

        pending.Forget(Context);
        await BeginAsync(user, half.Kind, half.Remember);
        return SignInOutcome.Done;
    }

    /// <summary>Signs an account in whose owner has just proved to be it by other means, such as a link; the second factor is still asked for.</summary>
    public async Task<SignInOutcome> SignInAsync(string email, string by) =>
        await users.FindByEmailAsync(email) is { } user && !SessionValidator.IsDisabled(user) ? await PassAsync(user, by, remember: false) : SignInOutcome.Refused;

    /// <summary>Ends this browser's session.</summary>
    public async Task SignOutAsync()
    {
        var principal = http.HttpContext?.User;
        var name = principal?.Identity?.Name;
        if (principal is not null && users.GetUserId(principal) is { } id && SessionValidator.SessionOf(principal) is { } session)
        {
            await sessions.EndAsync(session, id);
            validator.Forget(id);
        }

        await signIn.SignOutAsync();
        if (name is not null)
        {
            await audit.WriteAsync(name, "sign-out", name, null, Address);
        }
    }

    /// <summary>Begins a session and returns the claim that its cookie or token bears.</summary>
    internal async Task<Claim> BeginSessionAsync(AppUser user, string kind)
    {
        var now = clock.GetUtcNow();
        var agent = http.HttpContext?.Request.Headers.UserAgent.ToString();
        var session = new UserSession
        {
            Id = SecretText.Create(16), UserId = user.Id, Kind = kind, CreatedAt = now, LastSeenAt = now, EndsAt = now.AddDays(options.Value.SessionDays),
            Address = Address, Agent = string.IsNullOrWhiteSpace(agent) ? null : agent[..Math.Min(agent.Length, 200)],
        };
        await sessions.BeginAsync(session);
        return new Claim(SessionValidator.SessionClaim, session.Id);
    }

    private async Task<SignInOutcome> PassAsync(AppUser user, string kind, bool remember)
    {
        if (user.TwoFactorEnabled)
        {
            pending.Keep(Context, new PendingSignIn(user.Id, user.SecurityStamp, kind, remember));
            return SignInOutcome.NeedsCode;
        }

        await BeginAsync(user, kind, remember);
        return SignInOutcome.Done;
    }

    private async Task BeginAsync(AppUser user, string kind, bool remember)
    {
        var claim = await BeginSessionAsync(user, kind);
        await signIn.SignInWithClaimsAsync(user, remember, [claim]);
        devices.Remember(Context, user.Id);
        await audit.WriteAsync(user.Email!, "sign-in", user.Email, new { by = kind, secondFactor = user.TwoFactorEnabled }, Address);
    }

    private async Task<AppUser?> CheckPasswordAsync(string? email, string? password, string by, bool device)
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
        if (wasLocked && device && !SessionValidator.IsDisabled(user) && devices.Recognise(http.HttpContext, user.Id) is { } known)
        {
            // Locked by somebody elsewhere: the owner's own browser has tries of its own, and the lock stays for strangers.
            if (await users.CheckPasswordAsync(user, password))
            {
                return user;
            }

            devices.Failed(known);
            await audit.WriteAsync(user.Email!, "sign-in.failed", user.Email, new { by, reason = "password, in a known browser" }, Address);
            return null;
        }

        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return user;
        }

        await FailedAsync(user, by, SessionValidator.IsDisabled(user) ? "disabled" : wasLocked ? "locked" : "password", result.IsLockedOut && !wasLocked);
        return null;
    }

    private async Task<bool> CheckCodeAsync(AppUser user, string? code, string by)
    {
        var device = devices.Recognise(http.HttpContext, user.Id);
        var wasLocked = await users.IsLockedOutAsync(user);
        if (wasLocked && device is null)
        {
            await FailedAsync(user, by, "locked", hasJustLocked: false);
            return false;
        }

        if (await factor.CheckAsync(user, code))
        {
            if (!wasLocked)
            {
                await users.ResetAccessFailedCountAsync(user);
            }

            return true;
        }

        if (device is not null && wasLocked)
        {
            devices.Failed(device);
        }
        else
        {
            await users.AccessFailedAsync(user);
        }

        await FailedAsync(user, by, "code", !wasLocked && await users.IsLockedOutAsync(user));
        return false;
    }

    private async Task FailedAsync(AppUser user, string by, string reason, bool hasJustLocked)
    {
        await audit.WriteAsync(user.Email!, "sign-in.failed", user.Email, new { by, reason }, Address);
        if (hasJustLocked)
        {
            await audit.WriteAsync(user.Email!, "sign-in.lock-out", user.Email, new { until = user.LockoutEnd }, Address);
        }
    }
}
