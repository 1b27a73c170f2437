using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Keeps snapshots of scores, one a day at most. Knows nothing of what they say. A singleton.</summary>
public sealed class RfmSnapshotStore
{
    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal RfmSnapshotStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>All snapshots, the newest day first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredRfmSnapshot>> ListAsync(CancellationToken cancellationToken = default) =>
        WithAsync<IReadOnlyList<StoredRfmSnapshot>>(
            async context => await context.RfmSnapshots.AsNoTracking()
                .OrderByDescending(static s => s.Day)
                .Select(static s => new StoredRfmSnapshot(s.Day, s.TakenAt, s.DataVersion, s.Customers, s.HeaderJson))
                .ToListAsync(cancellationToken));

    /// <summary>The packed scores of a day; null when there is no snapshot of it.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<byte[]?> ReadAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        WithAsync(context => context.RfmSnapshots.AsNoTracking().Where(s => s.Day == day).Select(static s => s.Scores).SingleOrDefaultAsync(cancellationToken));

    /// <summary>Stores a snapshot; one of the same day is replaced.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task<StoredRfmSnapshot> SaveAsync(
        DateOnly day, long dataVersion, int customers, string headerJson, byte[] scores, CancellationToken cancellationToken = default)
    {
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            return await WithAsync(async context =>
            {
                var record = await context.RfmSnapshots.SingleOrDefaultAsync(s => s.Day == day, cancellationToken);
                if (record is null)
                {
                    record = new RfmSnapshotRecord { Day = day, HeaderJson = headerJson, Scores = scores };
                    context.RfmSnapshots.Add(record);
                }

                record.TakenAt = _time.GetUtcNow();
                (record.DataVersion, record.Customers, record.HeaderJson, record.Scores) = (dataVersion, customers, headerJson, scores);
                await context.SaveChangesAsync(cancellationToken);
                return new StoredRfmSnapshot(record.Day, record.TakenAt, record.DataVersion, record.Customers, record.HeaderJson);
            });
        }
    }

    /// <summary>Removes the snapshot of a day.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="StorageException">It could not be removed.</exception>
    public async Task<bool> RemoveAsync(DateOnly day, CancellationToken cancellationToken = default)
    {
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            return await WithAsync(async context => await context.RfmSnapshots.Where(s => s.Day == day).ExecuteDeleteAsync(cancellationToken) == 1);
        }
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
