using Analytics.Core.Storage;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>Makes, finds and uses up one-time links. The secret itself is only ever in the link.</summary>
public sealed class OneTimeLinks(SettingsStore settings, IOptions<SecurityOptions> options, TimeProvider clock)
{
    private const string Key = "access.links";

    /// <summary>The path and query string of the page where a setup link is used.</summary>
    public static string SetupPath(string secret) => "/account/setup?token=" + Uri.EscapeDataString(secret);

    /// <summary>The path and query string of the page where a password link is used.</summary>
    public static string SetPasswordPath(string secret) => "/account/set-password?token=" + Uri.EscapeDataString(secret);

    /// <summary>Makes a link and returns its secret. Earlier links for the same purpose and account stop working.</summary>
    public async Task<string> CreateAsync(string purpose, string? userId, CancellationToken cancellationToken = default)
    {
        var secret = SecretText.Create();
        var link = new OneTimeLink(SecretText.Hash(secret), purpose, userId, clock.GetUtcNow().AddHours(options.Value.LinkHours));
        await ChangeAsync(
            links => (links.Where(other => other.Purpose != purpose || other.UserId != userId).Append(link), true),
            cancellationToken);
        return secret;
    }

    /// <summary>The link with this secret; null when there is none, it was used, or it has expired.</summary>
    public async Task<OneTimeLink?> FindAsync(string? secret, string purpose, CancellationToken cancellationToken = default) =>
        Find(await ReadAsync(cancellationToken), secret, purpose);

    /// <summary>Whether any link for a purpose waits to be used.</summary>
    public async Task<bool> AnyAsync(string purpose, CancellationToken cancellationToken = default) =>
        (await ReadAsync(cancellationToken)).Any(link => link.Purpose == purpose);

    /// <summary>Uses a link up; null when it could not be used (any more).</summary>
    public async Task<OneTimeLink?> TakeAsync(string? secret, string purpose, CancellationToken cancellationToken = default)
    {
        OneTimeLink? taken = null;
        await ChangeAsync(
            links =>
            {
                taken = Find(links, secret, purpose);
                return (links.Where(link => link != taken), taken is not null);
            },
            cancellationToken);
        return taken;
    }

    /// <summary>Makes every link for a purpose, or for an account, stop working.</summary>
    public Task RevokeAsync(string purpose, string? userId, CancellationToken cancellationToken = default) => ChangeAsync(
        links => (links.Where(link => link.Purpose != purpose || link.UserId != userId), true), cancellationToken);

    /// <summary>Forgets links that have expired and returns how many there were.</summary>
    public async Task<int> RemoveExpiredAsync(CancellationToken cancellationToken = default)
    {
        var removed = 0;
        var now = clock.GetUtcNow();
        await ChangeAsync(
            links =>
            {
                removed = links.Count(link => link.ExpiresAt <= now);
                return (links.Where(link => link.ExpiresAt > now), removed > 0);
            },
            cancellationToken);
        return removed;
    }

    private OneTimeLink? Find(IEnumerable<OneTimeLink> links, string? secret, string purpose)
    {
        if (string.IsNullOrEmpty(secret) || secret.Length > 200)
        {
            return null;
        }

        var hash = SecretText.Hash(secret);
        var now = clock.GetUtcNow();
        return links.FirstOrDefault(link => SecretText.SameHash(link.Sha256, hash) && link.Purpose == purpose && link.ExpiresAt > now);
    }

    // The command line may have made a link in the meantime.
    private async Task<IReadOnlyList<OneTimeLink>> ReadAsync(CancellationToken cancellationToken)
    {
        await settings.RefreshAsync(cancellationToken);
        return settings.Get<List<OneTimeLink>>(Key) ?? [];
    }

    // In one transaction with the reading: neither this process nor another can use a link twice, or bring one back.
    private Task ChangeAsync(
        Func<IReadOnlyList<OneTimeLink>, (IEnumerable<OneTimeLink> Links, bool Changed)> change, CancellationToken cancellationToken) =>
        settings.UpdateAsync<List<OneTimeLink>>(
            Key,
            stored =>
            {
                var (links, changed) = change(stored ?? []);
                return changed ? [.. links] : stored;
            },
            cancellationToken);
}
