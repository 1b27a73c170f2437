using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Costs of the shop. Whoever calls it has asked whether its actor may write. A singleton.</summary>
public sealed class CostStore
{
    /// <summary>How many entries there may be.</summary>
    public const int Most = 50_000;

    /// <summary>How long a deleted one can be brought back.</summary>
    public static readonly TimeSpan KeptAfterDeletion = TimeSpan.FromDays(30);

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;
    private long _revision;

    internal CostStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>Raised after a change of this process.</summary>
    public event EventHandler? Changed;

    /// <summary>Grows with each change of this process, for whoever keeps answers.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>All that count: not deleted, and by hand or of a committed batch; by category, then the latest first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<CostEntry>> ListAsync(CancellationToken cancellationToken = default) =>
        WithAsync<IReadOnlyList<CostEntry>>(async context => await Counting(context).AsNoTracking()
            .OrderBy(static c => c.Category)
            .ThenByDescending(static c => c.From)
            .ThenBy(static c => c.Id)
            .ToListAsync(cancellationToken));

    /// <summary>Enters a cost.</summary>
    /// <exception cref="StorageException">It makes no sense or there are too many (<see cref="StorageProblem.Conflict"/>), or it could not be written.</exception>
    public async Task<CostEntry> AddAsync(string actor, CostEntry entry, CancellationToken cancellationToken = default) =>
        (await AddManyAsync(actor, null, [entry], cancellationToken))[0];

    /// <summary>Enters costs, all or none.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="batchId">The batch they come with; they count once it is committed. Null for entries by hand.</param>
    /// <param name="entries">The costs; their keys are set.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept.</param>
    /// <exception cref="StorageException">One makes no sense or there are too many (<see cref="StorageProblem.Conflict"/>), or they could not be written.</exception>
    public async Task<IReadOnlyList<CostEntry>> AddManyAsync(string actor, int? batchId, IReadOnlyList<CostEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var entry in entries)
        {
            Require(entry);
        }

        return await WriteAsync(
            async context =>
            {
                var now = _time.GetUtcNow();
                var limit = now - KeptAfterDeletion;
                await context.CostEntries.Where(c => c.DeletedAt != null && c.DeletedAt < limit).ExecuteDeleteAsync(cancellationToken);
                await context.CostEntries
                    .Where(c => c.BatchId != null && !context.ImportBatches.Any(b => b.Id == c.BatchId && b.Status != BatchStatus.Undone))
                    .ExecuteDeleteAsync(cancellationToken);
                if (await context.CostEntries.CountAsync(static c => c.DeletedAt == null, cancellationToken) + entries.Count > Most)
                {
                    throw new StorageException(StorageProblem.Conflict, $"There would be more than {Most:N0} cost entries; join small ones, or delete some first.");
                }

                foreach (var entry in entries)
                {
                    entry.Id = 0;
                    entry.BatchId = batchId;
                    entry.ChangedBy = actor;
                    entry.ChangedAt = now;
                    entry.Version = 1;
                    entry.DeletedAt = null;
                }

                context.CostEntries.AddRange(entries);
                return entries;
            },
            cancellationToken);
    }

    /// <summary>Changes an entry to what <paramref name="entry"/> says; its key and version say which was seen.</summary>
    /// <exception cref="StorageException">
    /// There is none (<see cref="StorageProblem.NotFound"/>), it makes no sense or somebody changed it meanwhile (<see cref="StorageProblem.Conflict"/>), or it could not be written.
    /// </exception>
    public Task<CostEntry> ChangeAsync(string actor, CostEntry entry, CancellationToken cancellationToken = default)
    {
        Require(entry);
        return WriteAsync(
            async context =>
            {
                var stored = await FindAsync(context, entry.Id, isDeleted: false, cancellationToken);
                if (stored.Version != entry.Version)
                {
                    throw ChangedMeanwhile();
                }

                (stored.Category, stored.IsFixed, stored.Basis, stored.Span) = (entry.Category, entry.IsFixed, entry.Basis, entry.Span);
                (stored.From, stored.To, stored.AmountUnits, stored.ShareMillionths) = (entry.From, entry.To, entry.AmountUnits, entry.ShareMillionths);
                (stored.ProductCategory, stored.Channel, stored.ProductCode, stored.Note) = (entry.ProductCategory, entry.Channel, entry.ProductCode, entry.Note);
                Touch(stored, actor);
                return stored;
            },
            cancellationToken);
    }

    /// <summary>Deletes an entry; <see cref="RestoreAsync"/> brings it back for thirty days.</summary>
    /// <exception cref="StorageException">There is none (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<CostEntry> DeleteAsync(string actor, int id, CancellationToken cancellationToken = default) =>
        MarkAsync(actor, id, wasDeleted: false, _time.GetUtcNow(), cancellationToken);

    /// <summary>Brings a deleted entry back.</summary>
    /// <exception cref="StorageException">It is no longer kept (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<CostEntry> RestoreAsync(string actor, int id, CancellationToken cancellationToken = default) =>
        MarkAsync(actor, id, wasDeleted: true, null, cancellationToken);

    private static IQueryable<CostEntry> Counting(AnalyticsDbContext context) => context.CostEntries.Where(c =>
        c.DeletedAt == null && (c.BatchId == null || context.ImportBatches.Any(b => b.Id == c.BatchId && b.Status == BatchStatus.Committed)));

    private static void Require(CostEntry entry)
    {
        if (CostRules.Check(entry) is var (_, message))
        {
            throw new StorageException(StorageProblem.Conflict, message);
        }
    }

    private static StorageException ChangedMeanwhile() =>
        new(StorageProblem.Conflict, "Somebody changed this cost meanwhile. Yours is not saved: open it again.");

    private static async Task<CostEntry> FindAsync(AnalyticsDbContext context, int id, bool isDeleted, CancellationToken cancellationToken) =>
        await context.CostEntries.SingleOrDefaultAsync(c => c.Id == id && (c.DeletedAt != null) == isDeleted, cancellationToken)
        ?? throw new StorageException(StorageProblem.NotFound, isDeleted ? "The deleted cost is no longer kept." : "There is no such cost: it may have been deleted.");

    private Task<CostEntry> MarkAsync(string actor, int id, bool wasDeleted, DateTimeOffset? deletedAt, CancellationToken cancellationToken) => WriteAsync(
        async context =>
        {
            var entry = await FindAsync(context, id, wasDeleted, cancellationToken);
            entry.DeletedAt = deletedAt;
            Touch(entry, actor);
            return entry;
        },
        cancellationToken);

    private void Touch(CostEntry entry, string actor)
    {
        entry.ChangedBy = actor;
        entry.ChangedAt = _time.GetUtcNow();
        entry.Version++;
    }

    private async Task<T> WriteAsync<T>(Func<AnalyticsDbContext, Task<T>> change, CancellationToken cancellationToken)
    {
        T result;
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            result = await WithAsync(async context =>
            {
                var changed = await change(context);
                try
                {
                    await context.SaveChangesAsync(cancellationToken);
                }
                catch (DbUpdateConcurrencyException)
                {
                    throw ChangedMeanwhile();
                }

                return changed;
            });
        }

        Interlocked.Increment(ref _revision);
        Changed?.Invoke(this, EventArgs.Empty);
        return result;
    }

    private async Task<T> WithAsync<T>(Func<AnalyticsDbContext, Task<T>> work)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync();
            return await work(context);
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }
}
