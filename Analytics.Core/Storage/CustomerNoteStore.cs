using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Notes on customers. Whoever calls it has asked whether its actor may write. A singleton.</summary>
public sealed class CustomerNoteStore
{
    /// <summary>How long a note may be.</summary>
    public const int LongestText = 4_000;

    /// <summary>How many notes a customer may have.</summary>
    public const int MostNotes = 500;

    /// <summary>How long a deleted one can be brought back.</summary>
    public static readonly TimeSpan KeptAfterDeletion = TimeSpan.FromDays(30);

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal CustomerNoteStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>The notes on one customer, the latest first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<CustomerNote>> ListAsync(string customerId, CancellationToken cancellationToken = default) =>
        WithAsync<IReadOnlyList<CustomerNote>>(async context => (await context.CustomerNotes.AsNoTracking()
            .Where(n => n.CustomerId == customerId && n.DeletedAt == null)
            .OrderByDescending(static n => n.CreatedAt)
            .ThenByDescending(static n => n.Id)
            .ToListAsync(cancellationToken)).ConvertAll(Opened));

    /// <summary>The note with this key, deleted or not; null when there is none.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<CustomerNote?> FindAsync(int id, CancellationToken cancellationToken = default) =>
        WithAsync(async context => await context.CustomerNotes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancellationToken) is { } note ? Opened(note) : null);

    /// <summary>Writes a note.</summary>
    /// <param name="author">The account.</param>
    /// <param name="customerId">The customer's own id.</param>
    /// <param name="text">1 to <see cref="LongestText"/> characters.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">
    /// The text is empty or too long, or the customer has too many (<see cref="StorageProblem.Conflict"/>), or it could not be written.
    /// </exception>
    public Task<CustomerNote> AddAsync(string author, string customerId, string text, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        ArgumentException.ThrowIfNullOrWhiteSpace(customerId);
        text = Checked(text);
        return WriteAsync(
            async context =>
            {
                var now = _time.GetUtcNow();
                var limit = now - KeptAfterDeletion;
                await context.CustomerNotes.Where(n => n.DeletedAt != null && n.DeletedAt < limit).ExecuteDeleteAsync(cancellationToken);
                if (await context.CustomerNotes.CountAsync(n => n.CustomerId == customerId && n.DeletedAt == null, cancellationToken) >= MostNotes)
                {
                    throw new StorageException(StorageProblem.Conflict, $"This customer has {MostNotes} notes, which is the most there may be; delete one first.");
                }

                var note = new CustomerNote { CustomerId = customerId, Text = Sealed(text), Author = author, CreatedAt = now, Version = 1 };
                context.CustomerNotes.Add(note);
                return note;
            },
            cancellationToken);
    }

    /// <summary>Changes a note's text.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="text">1 to <see cref="LongestText"/> characters.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">
    /// There is none (<see cref="StorageProblem.NotFound"/>), the text is empty or too long, or somebody changed it meanwhile (<see cref="StorageProblem.Conflict"/>), or it could not be written.
    /// </exception>
    public Task<CustomerNote> ChangeAsync(int id, int version, string text, CancellationToken cancellationToken = default)
    {
        text = Checked(text);
        return WriteAsync(
            async context =>
            {
                var note = await FindAsync(context, id, isDeleted: false, cancellationToken);
                if (note.Version != version)
                {
                    throw ChangedMeanwhile();
                }

                note.Text = Sealed(text);
                note.ChangedAt = _time.GetUtcNow();
                note.Version++;
                return note;
            },
            cancellationToken);
    }

    /// <summary>Deletes a note; <see cref="RestoreAsync"/> brings it back for thirty days.</summary>
    /// <exception cref="StorageException">There is none (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<CustomerNote> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        MarkAsync(id, wasDeleted: false, _time.GetUtcNow(), cancellationToken);

    /// <summary>Brings a deleted note back.</summary>
    /// <exception cref="StorageException">It is no longer kept (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<CustomerNote> RestoreAsync(int id, CancellationToken cancellationToken = default) => MarkAsync(id, wasDeleted: true, null, cancellationToken);

    private static string Checked(string? text)
    {
        // A browser sends lines that end in either way.
        var trimmed = (text ?? string.Empty).ReplaceLineEndings("\n").Trim();
        return trimmed.Length is 0 or > LongestText
            ? throw new StorageException(StorageProblem.Conflict, $"A note has 1 to {LongestText} characters.")
            : trimmed;
    }

    private static StorageException ChangedMeanwhile() =>
        new(StorageProblem.Conflict, "Somebody changed this note meanwhile. Yours is not saved: copy it, and open the note again.");

    private static async Task<CustomerNote> FindAsync(AnalyticsDbContext context, int id, bool isDeleted, CancellationToken cancellationToken) =>
        await context.CustomerNotes.SingleOrDefaultAsync(n => n.Id == id && (n.DeletedAt != null) == isDeleted, cancellationToken)
        ?? throw new StorageException(StorageProblem.NotFound, isDeleted ? "The deleted note is no longer kept." : "There is no such note: it may have been deleted.");

    private Task<CustomerNote> MarkAsync(int id, bool wasDeleted, DateTimeOffset? deletedAt, CancellationToken cancellationToken) => WriteAsync(
        async context =>
        {
            var note = await FindAsync(context, id, wasDeleted, cancellationToken);
            note.DeletedAt = deletedAt;
            note.Version++;
            return note;
        },
        cancellationToken);

    private async Task<CustomerNote> WriteAsync(Func<AnalyticsDbContext, Task<CustomerNote>> change, CancellationToken cancellationToken)
    {
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            return await WithAsync(async context =>
            {
                var note = await change(context);
                try
                {
                    await context.SaveChangesAsync(cancellationToken);
                }
                catch (DbUpdateConcurrencyException)
                {
                    throw ChangedMeanwhile();
                }

                return Opened(note);
            });
        }
    }

    private string Sealed(string text) => _database.Read(session => session.Seal(SealedColumns.NoteText, text))!;

    // The context that it came from is done: nothing writes it back.
    private CustomerNote Opened(CustomerNote note)
    {
        note.Text = _database.Cipher.Open(SealedColumns.NoteText, note.Text)!;
        return note;
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
