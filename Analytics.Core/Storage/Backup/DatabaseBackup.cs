using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage.Backup;

/// <summary>
/// Copies the database while it is in use, and puts a copy back. SQLite only: PostgreSQL has <c>pg_dump</c> and its own ways,
/// which know more than we do. A singleton.
/// </summary>
public sealed class DatabaseBackup
{
    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly DatabaseStartup _startup;
    private readonly FieldKeyStore _keys;
    private readonly FieldProtection _fields;
    private readonly TimeProvider _time;

    internal DatabaseBackup(Database database, IDbContextFactory<AnalyticsDbContext> contexts, DatabaseStartup startup, FieldKeyStore keys, FieldProtection fields, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _startup = startup;
        _keys = keys;
        _fields = fields;
        _time = time;
    }

    /// <summary>
    /// Writes a copy of the database as it is in one moment, whatever is written to it meanwhile, reads the copy back whole, and only
    /// then gives it its name. A file <c>PATH.json</c> beside it says what is in it.
    /// </summary>
    /// <param name="path">Where to; nothing may be there.</param>
    /// <param name="cancellationToken">Stops between the steps; what was begun is removed.</param>
    /// <exception cref="StorageException">It cannot be read or written, or did not read back; nothing is left under that name.</exception>
    public Task<BackupManifest> WriteAsync(string path, CancellationToken cancellationToken = default)
    {
        RequireSqlite("backed up with 'pg_dump --format=custom'");
        var target = Path.GetFullPath(path);
        if (File.Exists(target))
        {
            throw new StorageException(StorageProblem.Conflict, $"There is a file {target} already. Nothing was written. Choose another name.");
        }

        return Task.Run(() => Write(target, cancellationToken), cancellationToken);
    }

    /// <summary>Reads a backup whole, without changing anything: pages, counts, manifest, and whether this program understands it.</summary>
    /// <exception cref="StorageException">It cannot be trusted, or comes from a newer version; the message says why.</exception>
    public Task<BackupContent> VerifyAsync(string path, CancellationToken cancellationToken = default)
    {
        RequireSqlite("restored with 'pg_restore'");
        return Task.Run(
            () =>
            {
                var content = BackupFile.Read(Path.GetFullPath(path));
                using var context = _contexts.CreateDbContext();
                return context.Database.GetMigrations().Contains(content.Schema, StringComparer.Ordinal)
                    ? content
                    : throw new StorageException(
                        StorageProblem.SchemaTooNew,
                        $"{path} was written by a newer version of this program (step {content.Schema}). Nothing was changed. Use that version or a later one.");
            },
            cancellationToken);
    }

    /// <summary>
    /// Puts a backup in the place of the data, in one transaction: readers see all of the old or all of the new. What was there is
    /// copied to <paramref name="safetyCopy"/> first. A running server notices, and reads everything anew.
    /// </summary>
    /// <param name="path">The backup.</param>
    /// <param name="safetyCopy">Where the present data is copied to; nothing may be there.</param>
    /// <param name="withoutKeys">Whether to go on where the ring at hand does not open the backup's keys: what is encrypted in it is emptied.</param>
    /// <param name="cancellationToken">Stops before the data is replaced, not after.</param>
    /// <exception cref="StorageException">
    /// The backup cannot be trusted, or its keys are not of this ring (<see cref="StorageProblem.KeysLost"/>), or the database not be written; the data is as it was.
    /// </exception>
    public async Task<RestoreOutcome> RestoreAsync(string path, string safetyCopy, bool withoutKeys = false, CancellationToken cancellationToken = default)
    {
        var content = await VerifyAsync(path, cancellationToken);
        if (content.FieldKeys.Count > 0 && !withoutKeys)
        {
            // What cannot be read afterwards does not take the place of what can.
            _keys.Open(content.FieldKeys, $"the backup {content.Path}");
        }

        var before = await _startup.EnsureReadyAsync(cancellationToken);
        string? copy = null;
        if (!before.IsNew)
        {
            await WriteAsync(safetyCopy, cancellationToken);
            copy = Path.GetFullPath(safetyCopy);
        }

        cancellationToken.ThrowIfCancellationRequested();
        using (await _database.Gate.EnterAsync(cancellationToken))
        {
            await Task.Run(() => Replace(content), CancellationToken.None);
        }

        DatabaseReady after;
        try
        {
            after = await _startup.EnsureReadyAsync(CancellationToken.None);
        }
        catch (StorageException lost) when (lost.Problem == StorageProblem.KeysLost && withoutKeys)
        {
            await _fields.ForgetAsync(CancellationToken.None);
            after = await _startup.EnsureReadyAsync(CancellationToken.None);
        }

        return new RestoreOutcome(content, copy, after.Migrations);
    }

    /// <summary>Whether the ring at hand opens a backup's keys; true for a backup of a version that encrypted nothing.</summary>
    public bool HasKeysOf(BackupContent content) => content.FieldKeys.TrueForAll(key => _keys.Opens(key.Wrapped));

    private BackupManifest Write(string target, CancellationToken cancellationToken)
    {
        var partial = target + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Delete(partial);
            var (at, rows) = Copy(partial);
            cancellationToken.ThrowIfCancellationRequested();
            var content = BackupFile.Read(partial);
            if (BackupFile.FirstDifference(rows, content.Rows) is { } difference)
            {
                throw new StorageException(StorageProblem.Other, $"The copy did not read back as it was written: {difference}. It was removed. Check the disk and try again.");
            }

            var manifest = new BackupManifest(
                BackupManifest.ProgramName, at, content.Schema, content.DataVersion, new FileInfo(partial).Length, BackupFile.HashOf(partial), rows);
            cancellationToken.ThrowIfCancellationRequested();
            BackupFile.WriteManifest(target, manifest);
            File.Move(partial, target);
            return manifest;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.OfFile(error, target);
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
        finally
        {
            File.Delete(partial);
            if (!File.Exists(target))
            {
                File.Delete(BackupManifest.PathOf(target));
            }
        }
    }

    // Counted in the very transaction that is copied, so that what is read back can be held against it.
    private (DateTimeOffset At, SortedDictionary<string, long> Rows) Copy(string partial)
    {
        using var source = (SqliteConnection)_database.Open();
        using var transaction = source.BeginTransaction(deferred: true);
        using var session = new SqlSession(source, transaction);
        var rows = BackupFile.CountRows(session);
        var at = _time.GetUtcNow();
        using (var copy = BackupFile.Open(partial, SqliteOpenMode.ReadWriteCreate))
        {
            source.BackupDatabase(copy);
            using var own = new SqlSession(copy, null);
            // One file without companions, so that it can be moved and read from a disk that cannot be written.
            own.Scalar("PRAGMA journal_mode=DELETE");
        }

        using var file = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return (at, rows);
    }

    private void Replace(BackupContent content)
    {
        try
        {
            var before = _database.Read(static session => session.List(
                static row => (Version: row.GetInt64(0), Settings: row.GetInt64(1)), "SELECT version, settings_version FROM data_state WHERE id = 1"))[0];
            using (var source = BackupFile.Open(content.Path, SqliteOpenMode.ReadOnly))
            using (var target = (SqliteConnection)_database.Open())
            {
                source.BackupDatabase(target);
            }

            // Another identity, so that everything derived from the data (columns, snapshot file, kept answers) is made anew.
            _database.Write(session => session.Execute(
                "UPDATE data_state SET database_id = @p0, stamp = @p1, version = MAX(version, @p2) + 1, settings_version = MAX(settings_version, @p3) + 1 WHERE id = 1",
                Guid.NewGuid().ToString(),
                Random.Shared.NextInt64(1, long.MaxValue),
                before.Version,
                before.Settings));
            // A server at work may have added to it already, but nothing can be missing.
            var now = _database.Read(BackupFile.CountRows);
            if (content.Rows.FirstOrDefault(table => now.GetValueOrDefault(table.Key) < table.Value).Key is { } missing)
            {
                throw new StorageException(
                    StorageProblem.Other, $"The database lacks rows of {missing} that the backup has. The copy of what was there before is kept; restore again.");
            }
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }

    private void RequireSqlite(string instead)
    {
        if (!_database.IsSqlite)
        {
            throw new StorageException(StorageProblem.Misconfigured, $"{_database.Place} is PostgreSQL's: it is {instead}, which keep it whole while it is in use.");
        }
    }
}
