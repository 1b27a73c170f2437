using System.Collections.Concurrent;
using System.Security.Cryptography;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Web.Security;

/// <summary>Makes, checks and revokes the keys that programs use.</summary>
public sealed class ApiKeyService(
    IDbContextFactory<AnalyticsDbContext> contexts, AuditLog audit, TimeProvider clock, ILogger<ApiKeyService> logger)
{
    /// <summary>How every key begins.</summary>
    public const string Start = "ak_";

    private const int PrefixLength = 8;

    private const int MostKnown = 1_000;

    // Pages send events often and little: their keys are looked up every few seconds, and at once when one is revoked here.
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, DateTimeOffset> uses = new();
    private readonly ConcurrentDictionary<string, (ApiKey Key, DateTimeOffset Until)> known = new(StringComparer.Ordinal);
    private (HashSet<string> Origins, DateTimeOffset Until)? origins;

    /// <summary>All keys, the latest first; revoked and expired ones too.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ApiKey>().AsNoTracking().OrderByDescending(key => key.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a key.</summary>
    /// <exception cref="AccountException">The draft lacks a name or a scope, or its days are out of range.</exception>
    public async Task<NewApiKey> CreateAsync(ApiKeyDraft draft, Actor actor, CancellationToken cancellationToken = default)
    {
        Check(draft);
        var sites = EventOrigins.Normalize(draft.Origins ?? []);
        if (sites.Count > 0 && !draft.Scopes.Contains(ApiScopes.Events))
        {
            throw new AccountException("origins", "Only keys that send events are bound to sites.");
        }

        var prefix = RandomNumberGenerator.GetHexString(PrefixLength, lowercase: true);
        var secret = $"{Start}{prefix}_{SecretText.Create()}";
        var now = clock.GetUtcNow();
        var key = new ApiKey
        {
            Name = draft.Name.Trim(),
            Prefix = prefix,
            SecretSha256 = SecretText.Hash(secret),
            Scopes = string.Join(' ', ApiScopes.All.Where(draft.Scopes.Contains)),
            Origins = sites.Count == 0 ? null : string.Join(' ', sites),
            RowLimit = draft.Rows?.Text,
            CreatedBy = actor.Name,
            CreatedAt = now,
            ExpiresAt = now.AddDays(draft.Days),
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(key);
        await context.SaveChangesAsync(cancellationToken);
        origins = null;
        await audit.WriteAsync(
            actor.Name, "key.create", key.Name, new { key.Prefix, key.Scopes, key.Origins, key.ExpiresAt, rows = draft.Rows?.Words }, actor.Address, cancellationToken);
        return new NewApiKey(key, secret);
    }

    /// <summary>Makes a key stop working at once; does nothing when it has already.</summary>
    public async Task RevokeAsync(int id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = await context.Set<ApiKey>().FirstOrDefaultAsync(key => key.Id == id, cancellationToken);
        if (key is null || key.RevokedAt is not null)
        {
            return;
        }

        key.RevokedAt = clock.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken);
        known.Clear();
        origins = null;
        await audit.WriteAsync(actor.Name, "key.revoke", key.Name, new { key.Prefix }, actor.Address, cancellationToken);
    }

    /// <summary>The key that this secret opens; null when it is unknown, revoked or expired.</summary>
    public async Task<ApiKey?> VerifyAsync(string secret, CancellationToken cancellationToken = default)
    {
        if (!LooksLikeKey(secret))
        {
            return null;
        }

        var hash = SecretText.Hash(secret);
        var now = clock.GetUtcNow();
        if (known.TryGetValue(hash, out var found) && found.Until > now && found.Until <= now + KnownFor && found.Key.ExpiresAt > now)
        {
            NoteUse(found.Key, now);
            return found.Key;
        }

        var prefix = secret.Substring(Start.Length, PrefixLength);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = await context.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(key => key.Prefix == prefix, cancellationToken);
        if (key is null || !SecretText.SameHash(key.SecretSha256, hash) || key.RevokedAt is not null || key.ExpiresAt <= now)
        {
            return null;
        }

        if (key.Scopes == ApiScopes.Events)
        {
            if (known.Count >= MostKnown)
            {
                known.Clear();
            }

            known[hash] = (key, now + KnownFor);
        }

        NoteUse(key, now);
        return key;
    }

    /// <summary>Whether some key may be used from the pages of this site now.</summary>
    public async ValueTask<bool> KnowsOriginAsync(string origin, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (origins is not { } sites || sites.Until <= now)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var keys = await context.Set<ApiKey>().AsNoTracking().Where(key => key.Origins != null && key.RevokedAt == null).ToListAsync(cancellationToken);
            sites = (keys.Where(key => key.ExpiresAt > now).SelectMany(key => EventOrigins.Split(key.Origins)).ToHashSet(StringComparer.OrdinalIgnoreCase), now + KnownFor);
            origins = sites;
        }

        return sites.Origins.Contains(origin);
    }

    private static bool LooksLikeKey(string secret) =>
        secret.Length is > 30 and < 100
        && secret.StartsWith(Start, StringComparison.Ordinal)
        && secret[Start.Length + PrefixLength] == '_';

    private static void Check(ApiKeyDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Name) || draft.Name.Trim().Length > 100)
        {
            throw new AccountException("name", "Give the key a name of up to 100 characters: what is it for?");
        }

        if (draft.Scopes.Count == 0 || draft.Scopes.Any(scope => !ApiScopes.All.Contains(scope)))
        {
            throw new AccountException("scopes", "Choose at least one scope: " + string.Join(", ", ApiScopes.All) + ".");
        }

        if (draft.Scopes.Contains(ApiScopes.Events) && draft.Scopes.Count > 1)
        {
            throw new AccountException("scopes", "A key that sends events does nothing else, because it may stand in a public page. Make another key for the rest.");
        }

        if (draft.Days is < 1 or > 730)
        {
            throw new AccountException("expires", "A key holds between 1 and 730 days.");
        }
    }

    // To the minute, and without making the request wait for a writer's turn.
    private void NoteUse(ApiKey key, DateTimeOffset now)
    {
        var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (uses.TryGetValue(key.Id, out var last) && last == minute)
        {
            return;
        }

        uses[key.Id] = minute;
        _ = Task.Run(async () =>
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync();
                await context.Set<ApiKey>().Where(k => k.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, minute));
            }
            catch (Exception exception)
            {
                logger.LogDebug(exception, "The last use of a key could not be noted.");
            }
        });
    }
}
