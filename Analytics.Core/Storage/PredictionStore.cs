using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>
/// Keeps the last computations of scores: the header of each, the columns of the newest few. Knows nothing of what they say. A singleton.
/// </summary>
public sealed class PredictionStore
{
    /// <summary>How many headers are kept at most.</summary>
    public const int KeptRuns = 60;

    /// <summary>Of how many the columns are kept, so that one can go back to them.</summary>
    public const int KeptColumns = 4;

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;

    internal PredictionStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts)
    {
        _database = database;
        _contexts = contexts;
    }

    /// <summary>The headers that are kept, the newest first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredPrediction>> ListAsync(CancellationToken cancellationToken = default) =>
        WithAsync<IReadOnlyList<StoredPrediction>>(
            async context => await context.Predictions.AsNoTracking()
                .OrderByDescending(static p => p.Id)
                .Select(static p => new StoredPrediction(p.Id, p.FittedAt, p.DataVersion, p.HeaderJson, p.Columns != null))
                .ToListAsync(cancellationToken));

    /// <summary>The key of the newest computation; 0 while there is none.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<int> NewestAsync(CancellationToken cancellationToken = default) =>
        WithAsync(async context => await context.Predictions.MaxAsync(static p => (int?)p.Id, cancellationToken) ?? 0);

    /// <summary>The columns of a computation; null when they are not kept.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<byte[]?> ReadColumnsAsync(int id, CancellationToken cancellationToken = default) =>
        WithAsync(context => context.Predictions.AsNoTracking().Where(p => p.Id == id).Select(static p => p.Columns).SingleOrDefaultAsync(cancellationToken));

    /// <summary>Adds a computation as the newest: all columns but the newest <see cref="KeptColumns"/> go, and the headers beyond <see cref="KeptRuns"/>.</summary>
    /// <returns>Its storage key.</returns>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task<int> AddAsync(
        DateTimeOffset fittedAt, long dataVersion, string headerJson, byte[] columns, CancellationToken cancellationToken = default)
    {
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            return await WithAsync(async context =>
            {
                var record = new PredictionRecord { FittedAt = fittedAt, DataVersion = dataVersion, HeaderJson = headerJson, Columns = columns };
                context.Predictions.Add(record);
                await context.SaveChangesAsync(cancellationToken);
                var oldestWithColumns = await context.Predictions.Where(static p => p.Columns != null)
                    .OrderByDescending(static p => p.Id).Skip(KeptColumns).Select(static p => p.Id).FirstOrDefaultAsync(cancellationToken);
                await context.Predictions.Where(p => p.Id <= oldestWithColumns && p.Columns != null)
                    .ExecuteUpdateAsync(static set => set.SetProperty(static p => p.Columns, (byte[]?)null), cancellationToken);
                var oldest = await context.Predictions.OrderByDescending(static p => p.Id).Skip(KeptRuns).Select(static p => p.Id).FirstOrDefaultAsync(cancellationToken);
                await context.Predictions.Where(p => p.Id <= oldest).ExecuteDeleteAsync(cancellationToken);
                return record.Id;
            });
        }
    }

    /// <summary>Changes a header, and the columns unless they are null.</summary>
    /// <returns>Whether there is such a computation.</returns>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task<bool> UpdateAsync(int id, string headerJson, byte[]? columns = null, CancellationToken cancellationToken = default)
    {
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            return await WithAsync(async context =>
            {
                var rows = context.Predictions.Where(p => p.Id == id);
                var changed = columns is null
                    ? await rows.ExecuteUpdateAsync(set => set.SetProperty(static p => p.HeaderJson, headerJson), cancellationToken)
                    : await rows.ExecuteUpdateAsync(
                        set => set.SetProperty(static p => p.HeaderJson, headerJson).SetProperty(static p => p.Columns, columns), cancellationToken);
                return changed == 1;
            });
        }
    }

    /// <summary>Removes computations.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task RemoveAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken = default)
    {
        if (ids.Count == 0)
        {
            return;
        }

        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            await WithAsync(context => context.Predictions.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken));
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
