using System.Security.Claims;
using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>
/// Whether a session still stands: it was not ended, its account exists, is not switched off, and has had no change of role or password since.
/// A look-up counts for a few seconds, so that each request does not cost one; changes made in this process count at once.
/// </summary>
public sealed class SessionValidator(
    IDbContextFactory<AnalyticsDbContext> contexts,
    UserSessionStore sessions,
    IOptions<SecurityOptions> options,
    IOptions<IdentityOptions> identity,
    TimeProvider clock,
    ILogger<SessionValidator> logger)
{
    /// <summary>The claim that names the session in <see cref="UserSessionStore"/>.</summary>
    public const string SessionClaim = "analytics:session";

    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string User, string Session), (string? Stamp, bool HasFactor, DateTimeOffset Until)> known = [];
    private readonly Lock gate = new();
    private long changes;

    /// <summary>Whether an admin has switched an account off. A lock after wrong passwords ends by itself and is something else.</summary>
    public static bool IsDisabled(IdentityUser user) => user.LockoutEnd > DateTimeOffset.MaxValue.AddYears(-1000);

    /// <summary>The name of the principal's session; null for keys.</summary>
    public static string? SessionOf(ClaimsPrincipal principal) => principal.FindFirstValue(SessionClaim);

    /// <summary>Whether the account behind <paramref name="principal"/> is still as it was when the session began. API keys are not sessions: true.</summary>
    /// <param name="principal">Who.</param>
    /// <param name="address">From where, where that is known; noted with the session.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async ValueTask<bool> IsCurrentAsync(ClaimsPrincipal principal, string? address = null, CancellationToken cancellationToken = default)
    {
        if (principal.Identity?.AuthenticationType == ApiKeyAuthenticationHandler.Scheme)
        {
            return true;
        }

        var claims = identity.Value.ClaimsIdentity;
        var id = principal.FindFirstValue(claims.UserIdClaimType);
        var stamp = principal.FindFirstValue(claims.SecurityStampClaimType);
        var session = SessionOf(principal);
        return id is not null && stamp is not null && session is not null && (await LookAsync(id, session, address, cancellationToken)).Stamp == stamp;
    }

    /// <summary>Whether the account behind a session has a second factor, or is a demo's, which can have none. False for keys and for nobody.</summary>
    public async ValueTask<bool> HasSecondFactorAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default) =>
        principal.FindFirstValue(identity.Value.ClaimsIdentity.UserIdClaimType) is { } id && SessionOf(principal) is { } session
        && (await LookAsync(id, session, null, cancellationToken)).HasFactor;

    /// <summary>Looks an account and its sessions up anew the next time.</summary>
    public void Forget(string userId)
    {
        lock (gate)
        {
            changes++;
            foreach (var key in known.Keys.Where(key => key.User == userId).ToList())
            {
                known.Remove(key);
            }
        }
    }

    private async ValueTask<(string? Stamp, bool HasFactor)> LookAsync(string id, string session, string? address, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        long seen;
        lock (gate)
        {
            if (known.TryGetValue((id, session), out var entry) && entry.Until > now && entry.Until <= now.AddSeconds(options.Value.RevalidateSeconds))
            {
                return (entry.Stamp, entry.HasFactor);
            }

            seen = changes;
        }

        string? stamp = null;
        var hasFactor = false;
        if (await sessions.FindAsync(session, id, cancellationToken) is { } stored)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var user = await context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancellationToken);
            stamp = user is null || IsDisabled(user) ? null : user.SecurityStamp;
            hasFactor = user is { TwoFactorEnabled: true } or { IsDemo: true };
            if (stamp is not null && now - stored.LastSeenAt >= TouchEvery)
            {
                await TouchAsync(session, address);
            }
        }

        lock (gate)
        {
            if (known.Count > 10_000)
            {
                known.Clear();
            }

            // A look-up that began before a change may have read what was there before it.
            if (seen == changes)
            {
                known[(id, session)] = (stamp, hasFactor, now.AddSeconds(options.Value.RevalidateSeconds));
            }
        }

        return (stamp, hasFactor);
    }

    // That it was used is worth knowing, but no reason to fail.
    private async Task TouchAsync(string session, string? address)
    {
        try
        {
            await sessions.TouchAsync(session, address);
        }
        catch (StorageException error)
        {
            logger.LogDebug(error, "The last use of a session could not be noted.");
        }
    }
}
