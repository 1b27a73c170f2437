using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>What stores share: a context for each piece of work, one writer at a time, and the database's errors in clear words.</summary>
internal sealed class ContextStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts)
{
    /// <summary>Reads.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<AnalyticsDbContext, Task<T>> work)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            return await work(context);
        }
        catch (Exception error) when (database.Explains(error))
        {
            throw database.Clear(error);
        }
    }

    /// <summary>Writes, in one transaction.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task<T> WriteAsync<T>(Func<AnalyticsDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        using (await database.Gate.EnterAsync(cancellationToken))
        {
            return await ReadAsync(async context =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                var result = await work(context);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            });
        }
    }
}
