using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Persons;
using Analytics.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>
/// Finding, exporting and erasing persons, each written down in the audit by who did it and how much it was, never by whom it was about. Whoever
/// calls it has asked whether its actor may. Safe for concurrent use.
/// </summary>
public sealed class PersonService(
    PersonStore persons, ConsentStore consents, DataStartup data, AuditLog audit, DatabaseOptions database, IOptions<BackupOptions> backups, TimeProvider clock)
{
    /// <summary>People by id, name, visitor or e-mail address.</summary>
    public async Task<IReadOnlyList<PersonMatch>> FindAsync(string text, Actor actor, CancellationToken cancellationToken = default)
    {
        var found = await persons.FindAsync(text, cancellationToken);
        await audit.WriteAsync(actor.Name, "person.find", null, new { found = found.Count }, actor.Address, cancellationToken);
        return found;
    }

    /// <summary>What is kept about a person, counted; null where nothing is.</summary>
    public Task<PersonHoldings?> HoldingsAsync(string id, CancellationToken cancellationToken = default) => persons.HoldingsAsync(id, cancellationToken);

    /// <summary>Writes everything kept about a person as one JSON document.</summary>
    /// <exception cref="StorageException">There is no such person, or the database cannot be read.</exception>
    public async Task ExportAsync(string id, Stream stream, Actor actor, CancellationToken cancellationToken = default)
    {
        var holdings = await persons.HoldingsAsync(id, cancellationToken)
            ?? throw new StorageException(StorageProblem.NotFound, $"Nothing is kept about anybody with the id {id}. Search by name or e-mail address to find the id.");
        await audit.WriteAsync(actor.Name, "person.export", null, new { rows = holdings.Places.ToDictionary(static p => p.Table, static p => p.Rows) }, actor.Address, cancellationToken);
        await persons.ExportAsync(id, stream, cancellationToken);
    }

    /// <summary>Erases a person, and reads everything anew.</summary>
    /// <exception cref="StorageException">There is no such person, or it could not be written; then nothing was changed.</exception>
    public async Task<PersonErasure> EraseAsync(string id, Actor actor, CancellationToken cancellationToken = default)
    {
        var erasure = await persons.EraseAsync(id, cancellationToken);
        await audit.WriteAsync(
            actor.Name, "person.erase", erasure.Pseudonym, new { rows = erasure.Places.ToDictionary(static p => p.Table, static p => p.Rows), erasure.IsCompacted }, actor.Address,
            CancellationToken.None);
        await data.RefreshFactsAsync(CancellationToken.None);
        return erasure;
    }

    /// <summary>What a person has said about being tracked and written to.</summary>
    public async Task<Consent> ConsentAsync(string id, CancellationToken cancellationToken = default) => await consents.FindAsync(id, cancellationToken) ?? new Consent(id);

    /// <summary>All that a person is known to have said about it, on the page, by the API and in files; the newest first.</summary>
    public Task<IReadOnlyList<SaidConsent>> SaidAsync(string id, CancellationToken cancellationToken = default) => consents.SaidAsync(id, cancellationToken);

    /// <summary>Writes down what people have said; the audit has how many said what, not who.</summary>
    public async Task SetConsentsAsync(IReadOnlyList<Consent> changes, Actor actor, CancellationToken cancellationToken = default)
    {
        await consents.SetAsync(changes, actor.Name, cancellationToken);
        await audit.WriteAsync(
            actor.Name,
            "person.consent",
            null,
            new
            {
                persons = changes.Count,
                trackingGiven = changes.Count(static c => c.Tracking == true),
                trackingWithdrawn = changes.Count(static c => c.Tracking == false),
                marketingGiven = changes.Count(static c => c.Marketing == true),
                marketingWithdrawn = changes.Count(static c => c.Marketing == false),
            },
            actor.Address,
            CancellationToken.None);
    }

    /// <summary>The backups from before now in the folders that we know: whoever is erased is in them until they are removed. The oldest first.</summary>
    public IReadOnlyList<KeptBackup> Backups()
    {
        string[] folders = [BackupPlaces.DefaultFolder(database), .. string.IsNullOrWhiteSpace(backups.Value.Folder) ? [] : new[] { Path.GetFullPath(backups.Value.Folder, HostPaths.Current.Root) }];
        var now = clock.GetUtcNow();
        return [.. folders.Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.db"))
            .Where(static file => File.Exists(BackupManifest.PathOf(file)))
            .Select(static file => new KeptBackup(file, new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero)))
            .Where(kept => kept.At <= now)
            .OrderBy(static kept => kept.At)];
    }
}
