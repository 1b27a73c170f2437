using System.Globalization;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;
using Analytics.Core.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Core.Storage;

/// <summary>Makes the database ready, at each start and before anything else touches it. A singleton.</summary>
public sealed class DatabaseStartup
{
    // Checking reads every page: done where it takes no time. Larger files tell of damage when they are read.
    private const long LargestCheckedFile = 64L << 20;

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly BatchStore _batches;
    private readonly FieldProtection _fields;
    private readonly ILogger _logger;

    internal DatabaseStartup(
        Database database,
        IDbContextFactory<AnalyticsDbContext> contexts,
        BatchStore batches,
        FieldProtection fields,
        ILogger<DatabaseStartup>? logger)
    {
        _database = database;
        _contexts = contexts;
        _batches = batches;
        _fields = fields;
        _logger = logger ?? NullLogger<DatabaseStartup>.Instance;
    }

    /// <summary>
    /// Makes the file and its folder when absent, checks that it is a sound database that this program understands,
    /// applies migrations, and cleans up what dead writers left. Safe to call again, and from several processes at once.
    /// </summary>
    /// <exception cref="StorageException">It cannot be used; the message says what to do. Nothing was changed.</exception>
    public async Task<DatabaseReady> EnsureReadyAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var isNew = false;
            if (_database.FilePath is { } file)
            {
                ThrowIfFolder(file);
                isNew = !File.Exists(file) || new FileInfo(file).Length == 0;
                MakeFolder(Path.GetDirectoryName(file)!);
                CheckFile(file, isNew);
            }

            var migrations = await MigrateAsync(cancellationToken);
            Seed();
            BeginEncryption();
            BeginAudit();
            var cleaned = await CleanUpAsync(cancellationToken);
            if (cleaned > 0)
            {
                _logger.LogInformation("Cleaned up {Count} batches that were begun or undone and never finished", cleaned);
            }

            RemoveOldLocks();
            return new DatabaseReady(_database.FilePath ?? _database.Place, isNew || (!_database.IsSqlite && migrations.IsNew), migrations.Applied, cleaned, Engine());
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }

    private async Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _batches.CleanUpAsync(cancellationToken);
        }
        catch (StorageException error) when (error.Problem == StorageProblem.DiskFull)
        {
            // Nobody sees what is left, and reading needs no room.
            _logger.LogWarning("What was begun or undone and never finished could not be removed; the next start tries again. {Problem}", error.Message);
            return 0;
        }
    }

    private void ThrowIfFolder(string file)
    {
        if (Directory.Exists(file))
        {
            throw new StorageException(StorageProblem.CannotOpen, $"{_database.Place} is a folder. Nothing was changed. Name a file in it with --db or Database:Path.");
        }
    }

    private void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.OfFile(error, _database.Place);
        }
    }

    private void CheckFile(string file, bool isNew) => _database.Read(session =>
    {
        // The first look at the file: says so when it is something else.
        session.Scalar("SELECT COUNT(*) FROM sqlite_master");
        var mode = session.Scalar("PRAGMA journal_mode=WAL") as string;
        if (!string.Equals(mode, "wal", StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageException(
                StorageProblem.ReadOnly,
                $"{_database.Place} cannot be used with a write-ahead log (it stays in mode '{mode}'): its folder is read-only, or on a disk that cannot share memory. Nothing was changed. Put it on a local disk that this account may write.");
        }

        if (!isNew && new FileInfo(file).Length <= LargestCheckedFile && session.Scalar("PRAGMA quick_check(1)") as string is { } verdict && verdict != "ok")
        {
            throw new StorageException(
                StorageProblem.Corrupt,
                $"{_database.Place} is damaged ({verdict}). Nothing was changed. Keep a copy of the file with its -wal and -shm files, and put a backup in its place.");
        }

        return true;
    });

    private async Task<(int Applied, bool IsNew)> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var (applied, missing) = await CompareAsync(context, cancellationToken);
        if (missing == 0)
        {
            return (0, false);
        }

        // Several processes may start at once: one migrates, the others wait and find it done.
        using var turn = await MigrationTurn.TakeAsync(_database, cancellationToken);
        (applied, missing) = await CompareAsync(context, cancellationToken);
        if (missing > 0)
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        return (missing, applied == 0);
    }

    private async Task<(int Applied, int Missing)> CompareAsync(AnalyticsDbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } foreign)
        {
            throw new StorageException(
                StorageProblem.SchemaTooNew,
                $"{_database.Place} was changed by a newer version of this program (step {foreign}). Nothing was changed now. Start that version or a later one, or name another database.");
        }

        return (applied.Count, known.Count - applied.Count);
    }

    private void Seed()
    {
        if (_database.Read(static session => session.Number("SELECT COUNT(*) FROM key_counters")) == KeyCounters.Kinds.Length
            && _database.Read(static session => session.Number("SELECT COUNT(*) FROM data_state")) == 1)
        {
            return;
        }

        _database.Write(static session =>
        {
            session.Execute(
                "INSERT INTO data_state (id, database_id, version, settings_version, stamp) VALUES (1, @p0, 0, 0, @p1) ON CONFLICT (id) DO NOTHING",
                Guid.NewGuid().ToString(),
                Random.Shared.NextInt64(1, long.MaxValue));
            foreach (var kind in KeyCounters.Kinds)
            {
                session.Execute("INSERT INTO key_counters (kind, next) VALUES (@p0, 1) ON CONFLICT (kind) DO NOTHING", kind);
            }

            return true;
        });
    }

    // What an earlier version stored as it was is encrypted once; then the file is written anew, because free pages still hold it.
    private void BeginEncryption()
    {
        if (_fields.Begin() is var rows and > 0)
        {
            _logger.LogInformation(
                "Encrypted the sensitive values of {Rows} rows. Their keys lie in {Folder}: keep a copy apart from the backups, without them these values cannot be read. Backups from before hold them as they were",
                rows,
                _fields.Ring.Folder);
            if (_database.IsSqlite && !DatabaseFile.Compact(_database))
            {
                _logger.LogWarning("The database's file could not be written anew, so that free pages of it still hold what is encrypted now; the nightly clean-up does it");
            }
        }
    }

    // Entries from before there was a chain are chained once, at the upgrade. The log keeps what the chain ended with, out of the database's reach.
    private void BeginAudit()
    {
        var head = _database.Read(AuditChain.Head) ?? _database.Write(AuditChain.Begin);
        _logger.LogInformation("The audit has {Entries} entries and ends with {Head}", head.Entries, head.Hash);
    }

    // A kill leaves the empty file of a lease behind; the batch itself is cleaned up above.
    private void RemoveOldLocks()
    {
        if (_database.FilePath is not { } file)
        {
            return;
        }

        var folder = Path.GetDirectoryName(file)!;
        var prefix = Path.GetFileName(file) + "-batch-";
        foreach (var left in Directory.EnumerateFiles(folder, prefix + "*.lock"))
        {
            var token = Path.GetFileNameWithoutExtension(left)[prefix.Length..];
            BatchLease.TryTake(_database, token)?.Dispose();
        }
    }

    private string Engine() => _database.IsSqlite
        ? string.Create(CultureInfo.InvariantCulture, $"SQLite {_database.Read(static session => session.Scalar("SELECT sqlite_version()"))} ({AppContext.GetData("Sqlite.NativeLibrary") ?? "unknown"} library)")
        : string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {_database.Read(static session => session.Scalar("SHOW server_version"))}");
}
