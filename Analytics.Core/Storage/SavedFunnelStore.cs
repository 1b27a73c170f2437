using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Funnels saved by name. Knows nothing of what they ask. A singleton.</summary>
public sealed class SavedFunnelStore
{
    /// <summary>How many there may be.</summary>
    public const int Most = 500;

    /// <summary>How long a name may be.</summary>
    public const int LongestName = 100;

    private const int LongestQuestion = 8_000;

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal SavedFunnelStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>All, by name.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<SavedFunnel>> ListAsync(CancellationToken cancellationToken = default) =>
        WithAsync<IReadOnlyList<SavedFunnel>>(
            async context => await context.SavedFunnels.AsNoTracking().OrderBy(static f => f.NameKey).ToListAsync(cancellationToken));

    /// <summary>Saves one; one of the same name, in any case, is replaced.</summary>
    /// <exception cref="StorageException">The name is no name, the question is too long, there are too many (<see cref="StorageProblem.Conflict"/>), or it could not be written.</exception>
    public async Task<SavedFunnel> SaveAsync(string actor, string name, string question, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        name = (name ?? string.Empty).Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            throw new StorageException(StorageProblem.Conflict, $"A funnel's name must have 1 to {LongestName} characters.");
        }

        if (question.Length > LongestQuestion)
        {
            throw new StorageException(StorageProblem.Conflict, $"The funnel is too long to be saved: {question.Length} characters, at most {LongestQuestion}.");
        }

        var key = name.ToLowerInvariant();
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            return await WithAsync(async context =>
            {
                var funnel = await context.SavedFunnels.SingleOrDefaultAsync(f => f.NameKey == key, cancellationToken);
                if (funnel is null)
                {
                    if (await context.SavedFunnels.CountAsync(cancellationToken) >= Most)
                    {
                        throw new StorageException(StorageProblem.Conflict, $"There are {Most} saved funnels, which is the most there may be; delete one first.");
                    }

                    funnel = new SavedFunnel { Name = name, NameKey = key, Question = question, Owner = actor, ChangedBy = actor };
                    context.SavedFunnels.Add(funnel);
                }

                funnel.Name = name;
                funnel.Question = question;
                funnel.ChangedBy = actor;
                funnel.ChangedAt = _time.GetUtcNow();
                await context.SaveChangesAsync(cancellationToken);
                return funnel;
            });
        }
    }

    /// <summary>Removes one.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task<bool> RemoveAsync(int id, CancellationToken cancellationToken = default)
    {
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            return await WithAsync(async context => await context.SavedFunnels.Where(f => f.Id == id).ExecuteDeleteAsync(cancellationToken) == 1);
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
