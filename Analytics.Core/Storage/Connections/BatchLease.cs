using System.Data.Common;
using System.Security.Cryptography;

namespace Analytics.Core.Storage.Connections;

/// <summary>
/// The right to write one pending batch, or to do another work that one process does at a time, held by a living process: a locked file beside SQLite's file, an advisory lock
/// of an open session in PostgreSQL. The operating system, or the server, gives it back when the process ends, however it
/// ends; so a batch that is pending and whose lease can be taken has no writer any more.
/// </summary>
internal sealed class BatchLease : IDisposable
{
    private readonly FileStream? _file;
    private readonly DbConnection? _connection;

    private BatchLease(string token, FileStream? file, DbConnection? connection)
    {
        Token = token;
        _file = file;
        _connection = connection;
    }

    /// <summary>The name of the lease, stored with the batch.</summary>
    public string Token { get; }

    /// <summary>A lease of a new name.</summary>
    public static BatchLease New(Database database)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return TryTake(database, token)
            ?? throw new StorageException(StorageProblem.Locked, "A new lease was taken at once by somebody else; try again.");
    }

    /// <summary>The lease, or null while a living process holds it.</summary>
    public static BatchLease? TryTake(Database database, string token) =>
        database.IsSqlite ? TakeFile(database, token) : TakeAdvisory(database, token);

    /// <summary>Whether it is held still: PostgreSQL gives an advisory lock up when its session is lost.</summary>
    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            return true;
        }

        try
        {
            await using var command = _connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(cancellationToken);
            return true;
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _connection?.Dispose();
    }

    // The file goes when it is closed; after a kill it stays, empty, until the next start.
    private static BatchLease? TakeFile(Database database, string token) =>
        LockFile.TryTake(FileOf(database, token), FileOptions.DeleteOnClose, database.Place) is { } file
            ? new BatchLease(token, file, null)
            : null;

    private static string FileOf(Database database, string token) => $"{database.FilePath}-batch-{token}.lock";

    private static BatchLease? TakeAdvisory(Database database, string token)
    {
        // A session of its own, kept out of the pool: closing it must end it.
        var connection = new Npgsql.NpgsqlConnection(new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Pooling = false,
            KeepAlive = 30,
        }.ToString());
        try
        {
            connection.Open();
            // Of a machine that vanished without a word the server hears within a minute and a half, and gives the lock to others.
            using var alive = connection.CreateCommand();
            alive.CommandText = "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3";
            alive.ExecuteNonQuery();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_try_advisory_lock(@p0)";
            command.Parameters.AddWithValue("@p0", Convert.ToInt64(token, 16));
            if (command.ExecuteScalar() is true)
            {
                return new BatchLease(token, null, connection);
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }
}
