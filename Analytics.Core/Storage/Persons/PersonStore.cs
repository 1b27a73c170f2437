using System.Security.Cryptography;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Persons;

/// <summary>
/// Finds, shows, exports and erases what is kept about one person. Whoever calls it has asked whether its actor may, and writes the audit.
/// A singleton; safe for concurrent use. All throw <see cref="StorageException"/>.
/// </summary>
public sealed class PersonStore
{
    private const int MostMatches = 50;

    private readonly Database _database;
    private readonly TimeProvider _time;

    internal PersonStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>People by id, by a part of their name, by a visitor's id, or by an e-mail address that events or visitors bear; the best first, at most fifty.</summary>
    public Task<IReadOnlyList<PersonMatch>> FindAsync(string text, CancellationToken cancellationToken = default)
    {
        var wanted = text.Trim();
        return wanted.Length == 0
            ? Task.FromResult<IReadOnlyList<PersonMatch>>([])
            : Task.Run(() => _database.Read(session => (IReadOnlyList<PersonMatch>)[.. PersonSearch.Find(session, wanted, cancellationToken).DistinctBy(static m => m.Id).Take(MostMatches)]), cancellationToken);
    }

    /// <summary>What is kept about a person, counted; null where nothing is.</summary>
    public Task<PersonHoldings?> HoldingsAsync(string id, CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(session => PersonKeys.Find(session, id) is { } keys
            ? new PersonHoldings(keys.Id, keys.Name, PersonPlaces.Count(session, keys), PersonPlaces.AuditEntries(session, keys))
            : null),
        cancellationToken);

    /// <summary>Writes everything kept about a person to <paramref name="stream"/> as one JSON document.</summary>
    /// <exception cref="StorageException">There is no such person (<see cref="StorageProblem.NotFound"/>), or the database cannot be read.</exception>
    public Task ExportAsync(string id, Stream stream, CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(session =>
        {
            var keys = PersonKeys.Find(session, id) ?? throw NobodyBy(id);
            PersonExport.Write(session, keys, _time.GetUtcNow(), stream, cancellationToken);
            return true;
        }),
        cancellationToken);

    /// <summary>
    /// Erases a person in one transaction: names, attributes, words and what was sent along are removed, ids give way to a pseudonym drawn at
    /// random, purchases stay. Then SQLite's file is written anew, so that nothing is left in free pages. A running server reads everything anew.
    /// </summary>
    /// <exception cref="StorageException">There is no such person (<see cref="StorageProblem.NotFound"/>), or it could not be written; then nothing was changed.</exception>
    public async Task<PersonErasure> EraseAsync(string id, CancellationToken cancellationToken = default)
    {
        var pseudonym = "erased-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        var (places, entries) = await _database.WriteAsync(
            session =>
            {
                if (_database.IsSqlite)
                {
                    session.Scalar("PRAGMA secure_delete = ON");
                }

                var keys = PersonKeys.Find(session, id) ?? throw NobodyBy(id);
                var before = (PersonPlaces.Count(session, keys), PersonPlaces.AuditEntries(session, keys));
                PersonRemoval.Run(session, keys, pseudonym);
                return before;
            },
            cancellationToken);
        var isCompacted = _database.IsSqlite && await CompactAsync();
        return new PersonErasure(pseudonym, places, entries, isCompacted);
    }

    /// <summary>Writes SQLite's file anew and empties its log, so that what was removed is in neither. False where it is in use for too long, or PostgreSQL.</summary>
    public async Task<bool> CompactAsync()
    {
        if (!_database.IsSqlite)
        {
            return false;
        }

        using (await _database.Gate.EnterAsync(CancellationToken.None))
        {
            return await Task.Run(() => DatabaseFile.Compact(_database));
        }
    }

    private static StorageException NobodyBy(string id) =>
        new(StorageProblem.NotFound, $"Nothing is kept about anybody with the id {id}. Search by name or e-mail address to find the id.");
}
