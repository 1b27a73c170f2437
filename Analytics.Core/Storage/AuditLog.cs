using Analytics.Core.Domain;
using System.Text;
using System.Text.Json;
using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>
/// The record of who did what: entries are added, never changed or removed. Each bears the SHA-256 of itself and the one before, so that
/// <see cref="VerifyAsync"/> finds what was changed, taken out or put in behind the program's back; the database refuses changes too. A singleton.
/// </summary>
public sealed class AuditLog
{
    private const int PageSize = 2_000;

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal AuditLog(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>Raised by this process's own entries once they are on the disk, on any thread; who listens must neither wait nor throw.</summary>
    public event EventHandler<AuditWrittenEventArgs>? Written;

    /// <summary>Adds an entry; it is on the disk when this returns.</summary>
    /// <param name="actor">Who: an account's name, an API key's name, <c>cli</c> or <c>system</c>.</param>
    /// <param name="action">What, as a dotted verb: <c>import.commit</c>.</param>
    /// <param name="subject">On what.</param>
    /// <param name="detail">More, stored as JSON; never a secret.</param>
    /// <param name="address">The caller's network address.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task WriteAsync(
        string actor,
        string action,
        string? subject = null,
        object? detail = null,
        string? address = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        var now = _time.GetUtcNow();
        var json = detail is null ? null : JsonSerializer.Serialize(detail);
        var content = new AuditContent(now.ToUnixTimeMilliseconds(), Storable(actor)!, Storable(action)!, Storable(subject), Storable(json), Storable(address));
        await _database.WriteAsync(session => AuditChain.Append(session, content), cancellationToken);
        Written?.Invoke(this, new AuditWrittenEventArgs(new AuditEntry { At = now, Actor = actor, Action = action, Subject = subject, DetailJson = json, Address = address }));
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

    /// <summary>Entries one after the other in the order in which they were written, in flat memory, for exports.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public IEnumerable<AuditEntry> ReadAll(AuditFilter? filter, CancellationToken cancellationToken = default)
    {
        var after = 0L;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = Page(filter ?? new AuditFilter(), after);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    /// <summary>Computes every hash anew, in the order in which entries were written; a million take some ten seconds of one processor.</summary>
    /// <param name="head">A hash with which the chain once ended, from a log, a backup's manifest or an export; null when there is none to hold it against.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<AuditVerification> VerifyAsync(string? head = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => _database.Read(session => AuditChain.Verify(session, head?.Trim(), cancellationToken)), cancellationToken);

    // Databases cut a text at a NUL, or refuse it, and halves of surrogate pairs; the hash must be of what will be read back.
    private static string? Storable(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');

    private List<AuditEntry> Page(AuditFilter filter, long after)
    {
        try
        {
            using var context = _contexts.CreateDbContext();
            return [.. filter.Apply(context.AuditEntries.AsNoTracking()).Where(e => e.Id > after).OrderBy(static e => e.Id).Take(PageSize)];
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }
}
