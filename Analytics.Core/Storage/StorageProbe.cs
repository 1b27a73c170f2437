using System.Globalization;
using Analytics.Core.Storage.Connections;
using Microsoft.Data.Sqlite;

namespace Analytics.Core.Storage;

/// <summary>Says whether the database can be read and written at this moment, without changing it. A singleton; safe for concurrent use.</summary>
public sealed class StorageProbe
{
    /// <summary>With less than this free, in bytes, a disk counts as full: the write-ahead log alone takes that much.</summary>
    public const long FullBelowBytes = 16L << 20;

    private const int PatienceMs = 1_000;

    private readonly Database _database;
    private readonly Func<string, long> _freeBytes;

    internal StorageProbe(Database database, Func<string, long>? freeBytes = null)
    {
        _database = database;
        _freeBytes = freeBytes ?? (static folder => new DriveInfo(folder).AvailableFreeSpace);
    }

    /// <summary>What is wrong, and what to do; null when the database can be read and written. Waits a second at most for other writers.</summary>
    public StorageException? Look()
    {
        try
        {
            if (_database.FilePath is { } file)
            {
                LookAtFile(file);
            }
            else
            {
                LookAtServer();
            }

            return null;
        }
        catch (StorageException known)
        {
            return known;
        }
        catch (IOException error)
        {
            return StorageErrors.OfFile(error, _database.Place);
        }
        catch (Exception error) when (_database.Explains(error))
        {
            return _database.Clear(error);
        }
    }

    private void LookAtFile(string file)
    {
        if (!File.Exists(file))
        {
            throw new StorageException(StorageProblem.NotFound, $"{_database.Place} is gone. Put it back, or a backup in its place, and start the program again.");
        }

        // A connection of its own, so that the file is looked at and not what is remembered of it.
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_database.ConnectionString)
        {
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        connection.Open();
        using var session = new SqlSession(connection, null);
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"{_database.Pragmas}PRAGMA busy_timeout={PatienceMs}"));
        session.Number("SELECT version FROM data_state WHERE id = 1");
        session.Execute("BEGIN IMMEDIATE");
        session.Execute("ROLLBACK");
        var free = _freeBytes(Path.GetDirectoryName(file)!);
        if (free < FullBelowBytes)
        {
            throw new StorageException(
                StorageProblem.DiskFull,
                string.Create(CultureInfo.InvariantCulture, $"The disk of {file} has {free / 1024:N0} KiB left: writes will fail. Make room on it."));
        }
    }

    private void LookAtServer() => _database.Read(static session =>
    {
        session.Number("SELECT version FROM data_state WHERE id = 1");
        return session.Scalar("SHOW transaction_read_only") is "on"
            ? throw new StorageException(StorageProblem.ReadOnly, "The database server takes no writes now: it is a standby, or was set to read only. Name the server that takes them in Database:ConnectionString.")
            : true;
    });
}
