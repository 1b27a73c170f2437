using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Views saved by name: one's own, and those that others share. A singleton.</summary>
public sealed class SavedViewStore
{
    private const int LongestName = 100;
    private const int LongestAddress = 4_000;

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal SavedViewStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>What this account may open, by name: its own views and the shared ones.</summary>
    public Task<IReadOnlyList<SavedView>> ListAsync(string owner, CancellationToken cancellationToken = default) =>
        WithAsync<IReadOnlyList<SavedView>>(
            async context => await context.SavedViews.AsNoTracking()
                .Where(v => v.Owner == owner || v.IsShared)
                .OrderBy(static v => v.Name)
                .ThenBy(static v => v.Id)
                .ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Saves a view; one of the same owner and name is replaced.</summary>
    /// <param name="owner">The account.</param>
    /// <param name="name">1 to 100 characters.</param>
    /// <param name="address">Relative, beginning with one slash: <c>/?from=2011-01-01</c>.</param>
    /// <param name="isShared">Whether everybody sees it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The name or address is no such thing; the message says why.</exception>
    public Task<SavedView> SaveAsync(string owner, string name, string address, bool isShared = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        name = (name ?? "").Trim();
        if (name.Length is 0 or > LongestName)
        {
            throw new ArgumentException($"A view's name must have 1 to {LongestName} characters.", nameof(name));
        }

        // Not "//host" and not "/\host": a saved view must stay on this site.
        if (address is null || address.Length is 0 or > LongestAddress || address[0] != '/' || (address.Length > 1 && address[1] is '/' or '\\'))
        {
            throw new ArgumentException("A view's address must be a path on this site, beginning with one slash.", nameof(address));
        }

        return WithAsync(
            async context =>
            {
                var view = await context.SavedViews.SingleOrDefaultAsync(v => v.Owner == owner && v.Name == name, cancellationToken);
                if (view is null)
                {
                    view = new SavedView { Owner = owner, Name = name, Address = address };
                    context.SavedViews.Add(view);
                }

                view.Address = address;
                view.IsShared = isShared;
                view.CreatedAt = _time.GetUtcNow();
                await context.SaveChangesAsync(cancellationToken);
                return view;
            },
            cancellationToken);
    }

    /// <summary>Removes a view of this owner.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveAsync(string owner, int id, CancellationToken cancellationToken = default) =>
        WithAsync(
            async context => await context.SavedViews.Where(v => v.Id == id && v.Owner == owner).ExecuteDeleteAsync(cancellationToken) == 1,
            cancellationToken);

    private async Task<T> WithAsync<T>(Func<AnalyticsDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await work(context);
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }
}
