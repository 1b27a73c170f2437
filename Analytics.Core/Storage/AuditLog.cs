using System.Text.Json;
using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>The record of who did what: entries are added, never changed or removed. A singleton.</summary>
public sealed class AuditLog
{
    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal AuditLog(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>Adds an entry; it is on the disk when this returns.</summary>
    /// <param name="actor">Who: an account's name, an API key's name, <c>cli</c> or <c>system</c>.</param>
    /// <param name="action">What, as a dotted verb: <c>import.commit</c>.</param>
    /// <param name="subject">On what.</param>
    /// <param name="detail">More, stored as JSON; never a secret.</param>
    /// <param name="address">The caller's network address.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task WriteAsync(
        string actor,
        string action,
        string? subject = null,
        object? detail = null,
        string? address = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        var at = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var json = detail is null ? null : JsonSerializer.Serialize(detail);
        return _database.WriteAsync(
            session => session.Execute(
                "INSERT INTO audit_entries (at, actor, action, subject, detail_json, address) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)",
                at,
                actor,
                action,
                subject,
                json,
                address),
            cancellationToken);
    }

    /// <summary>A page of entries, the latest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to fetch.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<AuditPage> ReadAsync(AuditFilter? filter, int skip, int take, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            var entries = (filter ?? new AuditFilter()).Apply(context.AuditEntries.AsNoTracking());
            var total = await entries.LongCountAsync(cancellationToken);
            var page = await entries
                .OrderByDescending(static e => e.At)
                .ThenByDescending(static e => e.Id)
                .Skip(skip)
                .Take(take)
                .ToListAsync(cancellationToken);
            return new AuditPage(page, total);
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }
}
