using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>The sessions of accounts. A session that is not here does not stand, whatever its cookie says. A singleton.</summary>
public sealed class UserSessionStore
{
    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal UserSessionStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>Begins a session, and removes those that have run out.</summary>
    /// <exception cref="StorageException">The database cannot be written.</exception>
    public Task BeginAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var now = Now();
        return _database.WriteAsync(
            sql =>
            {
                sql.Execute("DELETE FROM user_sessions WHERE ends_at <= @p0", now);
                return sql.Execute(
                    "INSERT INTO user_sessions (id, user_id, kind, created_at, last_seen_at, ends_at, address, agent, refresh_number) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, 0)",
                    session.Id,
                    session.UserId,
                    session.Kind,
                    session.CreatedAt.ToUnixTimeMilliseconds(),
                    session.LastSeenAt.ToUnixTimeMilliseconds(),
                    session.EndsAt.ToUnixTimeMilliseconds(),
                    session.Address,
                    session.Agent);
            },
            cancellationToken);
    }

    /// <summary>The sessions of an account that stand, the last used first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<UserSession>> ListAsync(string userId, CancellationToken cancellationToken = default) => ReadAsync<IReadOnlyList<UserSession>>(
        async context =>
        {
            var now = _time.GetUtcNow();
            return await context.UserSessions.AsNoTracking().Where(s => s.UserId == userId && s.EndsAt > now)
                .OrderByDescending(static s => s.LastSeenAt).ThenBy(static s => s.Id).ToListAsync(cancellationToken);
        });

    /// <summary>The session of this name if it stands and is this account's; else null.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<UserSession?> FindAsync(string id, string userId, CancellationToken cancellationToken = default) => ReadAsync(
        async context =>
        {
            var now = _time.GetUtcNow();
            return await context.UserSessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.UserId == userId && s.EndsAt > now, cancellationToken);
        });

    /// <summary>Notes that a session was used, and from where.</summary>
    /// <exception cref="StorageException">The database cannot be written.</exception>
    public Task TouchAsync(string id, string? address, CancellationToken cancellationToken = default)
    {
        var now = Now();
        return _database.WriteAsync(
            sql => sql.Execute("UPDATE user_sessions SET last_seen_at = @p0, address = COALESCE(@p1, address) WHERE id = @p2", now, address, id), cancellationToken);
    }

    /// <summary>
    /// Uses a refresh token up: it counts when it bears the newest number, or the one before for a moment, because an answer may have been lost on its way.
    /// </summary>
    /// <param name="id">The session's name.</param>
    /// <param name="userId">Whose it is.</param>
    /// <param name="number">The token's number.</param>
    /// <param name="again">For how long the one before counts.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The number of the token that takes its place; null when it was used up before: somebody else has a copy, or had.</returns>
    /// <exception cref="StorageException">The database cannot be written.</exception>
    public Task<int?> RenewAsync(string id, string userId, int number, TimeSpan again, CancellationToken cancellationToken = default)
    {
        var now = Now();
        return _database.WriteAsync<int?>(
            sql => sql.Execute("UPDATE user_sessions SET refresh_number = refresh_number + 1, refreshed_at = @p0 WHERE id = @p1 AND user_id = @p2 AND refresh_number = @p3", now, id, userId, number) > 0
                || sql.Number(
                    "SELECT COUNT(*) FROM user_sessions WHERE id = @p0 AND user_id = @p1 AND refresh_number = @p2 AND refreshed_at > @p3", id, userId, number + 1, now - (long)again.TotalMilliseconds) > 0
                ? number + 1
                : null,
            cancellationToken);
    }

    /// <summary>Ends one session of an account; false when there is none of that name.</summary>
    /// <exception cref="StorageException">The database cannot be written.</exception>
    public Task<bool> EndAsync(string id, string userId, CancellationToken cancellationToken = default) => _database.WriteAsync(
        sql => sql.Execute("DELETE FROM user_sessions WHERE id = @p0 AND user_id = @p1", id, userId) > 0, cancellationToken);

    /// <summary>Ends all sessions of an account, except one where it is named, and says how many.</summary>
    /// <exception cref="StorageException">The database cannot be written.</exception>
    public Task<int> EndAllAsync(string userId, string? except = null, CancellationToken cancellationToken = default) => _database.WriteAsync(
        sql => sql.Execute("DELETE FROM user_sessions WHERE user_id = @p0 AND id <> @p1", userId, except ?? string.Empty), cancellationToken);

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<T> ReadAsync<T>(Func<AnalyticsDbContext, Task<T>> read)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync();
            return await read(context);
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }
}
