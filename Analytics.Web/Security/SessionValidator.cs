using System.Security.Claims;
using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>
/// Whether a session still stands: its account exists, is not switched off, and has had no change of role or password since.
/// A look-up counts for a few seconds, so that each request does not cost one; changes made in this process count at once.
/// </summary>
public sealed class SessionValidator(
    IDbContextFactory<AnalyticsDbContext> contexts, IOptions<SecurityOptions> options, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private readonly Dictionary<string, (string? Stamp, DateTimeOffset Until)> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long changes;

    /// <summary>Whether an admin has switched an account off. A lock after wrong passwords ends by itself and is something else.</summary>
    public static bool IsDisabled(IdentityUser user) => user.LockoutEnd > DateTimeOffset.MaxValue.AddYears(-1000);

    /// <summary>Whether the account behind <paramref name="principal"/> is still as it was when the session began. API keys are not sessions: true.</summary>
    public async ValueTask<bool> IsCurrentAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default)
    {
        if (principal.Identity?.AuthenticationType == ApiKeyAuthenticationHandler.Scheme)
        {
            return true;
        }

        var claims = identity.Value.ClaimsIdentity;
        var id = principal.FindFirstValue(claims.UserIdClaimType);
        var stamp = principal.FindFirstValue(claims.SecurityStampClaimType);
        return id is not null && stamp is not null && await StampAsync(id, cancellationToken) == stamp;
    }

    /// <summary>Looks an account up anew the next time.</summary>
    public void Forget(string userId)
    {
        lock (gate)
        {
            changes++;
            known.Remove(userId);
        }
    }

    private async ValueTask<string?> StampAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        long seen;
        lock (gate)
        {
            if (known.TryGetValue(id, out var entry) && entry.Until > now)
            {
                return entry.Stamp;
            }

            seen = changes;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancellationToken);
        var stamp = user is null || IsDisabled(user) ? null : user.SecurityStamp;
        lock (gate)
        {
            if (known.Count > 10_000)
            {
                known.Clear();
            }

            // A look-up that began before a change may have read what was there before it.
            if (seen == changes)
            {
                known[id] = (stamp, now.AddSeconds(options.Value.RevalidateSeconds));
            }
        }

        return stamp;
    }
}
