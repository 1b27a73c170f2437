using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Segments saved by name. Knows nothing of what their rules say. A singleton.</summary>
public sealed class SavedSegmentStore
{
    /// <summary>How many there may be: each is worked out again with every change of the data.</summary>
    public const int Most = 200;

    /// <summary>How long a name may be.</summary>
    public const int LongestName = 100;

    /// <summary>How long a deleted one can be brought back.</summary>
    public static readonly TimeSpan KeptAfterDeletion = TimeSpan.FromDays(30);

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal SavedSegmentStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>All that are not deleted, by name.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<SavedSegment>> ListAsync(CancellationToken cancellationToken = default) =>
        WithAsync<IReadOnlyList<SavedSegment>>(
            async context => await context.SavedSegments.AsNoTracking()
                .Where(static s => s.DeletedAt == null)
                .OrderBy(static s => s.NameKey)
                .ToListAsync(cancellationToken));

    /// <summary>Saves a new one.</summary>
    /// <exception cref="StorageException">The name is taken or no name (<see cref="StorageProblem.Conflict"/>), or it could not be written.</exception>
    public Task<SavedSegment> AddAsync(string actor, string name, string rulesJson, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        name = Checked(name);
        return WriteAsync(
            async context =>
            {
                var now = _time.GetUtcNow();
                var limit = now - KeptAfterDeletion;
                await context.SavedSegments.Where(s => s.DeletedAt != null && s.DeletedAt < limit).ExecuteDeleteAsync(cancellationToken);
                if (await context.SavedSegments.CountAsync(static s => s.DeletedAt == null, cancellationToken) >= Most)
                {
                    throw new StorageException(StorageProblem.Conflict, $"There are {Most} saved segments, which is the most there may be; delete one first.");
                }

                await FreeAsync(context, 0, name, cancellationToken);
                var segment = new SavedSegment
                {
                    Name = name,
                    NameKey = Key(name),
                    RulesJson = rulesJson,
                    Owner = actor,
                    ChangedBy = actor,
                    Version = 1,
                    CreatedAt = now,
                    ChangedAt = now,
                };
                context.SavedSegments.Add(segment);
                return segment;
            },
            cancellationToken);
    }

    /// <summary>Changes name and rules.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="name">The name, changed or not.</param>
    /// <param name="rulesJson">The rules, changed or not.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">
    /// There is none (<see cref="StorageProblem.NotFound"/>), the name is taken or somebody else changed it meanwhile (<see cref="StorageProblem.Conflict"/>), or it could not be written.
    /// </exception>
    public Task<SavedSegment> ChangeAsync(string actor, int id, int version, string name, string rulesJson, CancellationToken cancellationToken = default)
    {
        name = Checked(name);
        return WriteAsync(
            async context =>
            {
                var segment = await FindAsync(context, id, isDeleted: false, cancellationToken);
                if (segment.Version != version)
                {
                    throw ChangedMeanwhile(segment);
                }

                await FreeAsync(context, id, name, cancellationToken);
                segment.Name = name;
                segment.NameKey = Key(name);
                segment.RulesJson = rulesJson;
                Touch(segment, actor);
                return segment;
            },
            cancellationToken);
    }

    /// <summary>Deletes one; <see cref="RestoreAsync"/> brings it back for thirty days.</summary>
    /// <exception cref="StorageException">There is none (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<SavedSegment> DeleteAsync(string actor, int id, CancellationToken cancellationToken = default) =>
        WriteAsync(
            async context =>
            {
                var segment = await FindAsync(context, id, isDeleted: false, cancellationToken);
                segment.NameKey = null;
                segment.DeletedAt = _time.GetUtcNow();
                Touch(segment, actor);
                return segment;
            },
            cancellationToken);

    /// <summary>Brings a deleted one back under its key, and its name if that is still free, else with a number behind.</summary>
    /// <exception cref="StorageException">There is none (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<SavedSegment> RestoreAsync(string actor, int id, CancellationToken cancellationToken = default) =>
        WriteAsync(
            async context =>
            {
                var segment = await FindAsync(context, id, isDeleted: true, cancellationToken);
                var taken = (await context.SavedSegments.Where(static s => s.NameKey != null).Select(static s => s.NameKey!).ToListAsync(cancellationToken)).ToHashSet();
                var name = segment.Name;
                for (var n = 2; taken.Contains(Key(name)); n++)
                {
                    name = segment.Name[..Math.Min(segment.Name.Length, LongestName - 6)] + " " + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
                }

                segment.Name = name;
                segment.NameKey = Key(name);
                segment.DeletedAt = null;
                Touch(segment, actor);
                return segment;
            },
            cancellationToken);

    private static string Key(string name) => name.ToLowerInvariant();

    private static string Checked(string? name)
    {
        var trimmed = (name ?? "").Trim();
        if (trimmed.Length is 0 or > LongestName || trimmed.Any(char.IsControl))
        {
            throw new StorageException(StorageProblem.Conflict, $"A segment's name must have 1 to {LongestName} characters.");
        }

        // Filters name a segment by its key or its name; a name of digits could be another's key.
        return trimmed.All(char.IsAsciiDigit)
            ? throw new StorageException(StorageProblem.Conflict, "A segment's name cannot be a number alone.")
            : trimmed;
    }

    private static StorageException ChangedMeanwhile(SavedSegment segment) => new(
        StorageProblem.Conflict,
        $"{segment.ChangedBy} changed the segment “{segment.Name}” meanwhile. Your changes are not saved: load it again, or save yours under another name.");

    private static async Task FreeAsync(AnalyticsDbContext context, int id, string name, CancellationToken cancellationToken)
    {
        var key = Key(name);
        if (await context.SavedSegments.AnyAsync(s => s.NameKey == key && s.Id != id, cancellationToken))
        {
            throw new StorageException(StorageProblem.Conflict, $"There is a segment “{name}” already; choose another name.");
        }
    }

    private static async Task<SavedSegment> FindAsync(AnalyticsDbContext context, int id, bool isDeleted, CancellationToken cancellationToken) =>
        await context.SavedSegments.SingleOrDefaultAsync(s => s.Id == id && (s.DeletedAt != null) == isDeleted, cancellationToken)
        ?? throw new StorageException(StorageProblem.NotFound, isDeleted ? "The deleted segment is no longer kept." : "There is no such segment: it may have been deleted.");

    private void Touch(SavedSegment segment, string actor)
    {
        segment.ChangedBy = actor;
        segment.ChangedAt = _time.GetUtcNow();
        segment.Version++;
    }

    private async Task<SavedSegment> WriteAsync(Func<AnalyticsDbContext, Task<SavedSegment>> change, CancellationToken cancellationToken)
    {
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            return await WithAsync(async context =>
            {
                var segment = await change(context);
                try
                {
                    await context.SaveChangesAsync(cancellationToken);
                }
                catch (DbUpdateConcurrencyException)
                {
                    throw ChangedMeanwhile(segment);
                }
                catch (DbUpdateException error) when (!_database.Explains(error))
                {
                    // Another process took the name between the look and the write.
                    throw new StorageException(StorageProblem.Conflict, $"There is a segment “{segment.Name}” already; choose another name.", error);
                }

                return segment;
            });
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
