using System.Data;
using System.Data.Common;
using System.Globalization;
using Analytics.Core.Storage.Protection;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Analytics.Core.Storage.Connections;

/// <summary>Opens connections and write transactions, the same way for everybody.</summary>
internal sealed class Database
{
    /// <summary>The key of PostgreSQL's advisory lock that lets one bulk writer in at a time.</summary>
    private const long WriterLock = 0x414E414C_00000001;

    private readonly DatabaseOptions _options;

    public Database(DatabaseOptions options)
    {
        _options = options;
        Provider = options.Provider;
        FilePath = options.ResolveFile();
        ConnectionString = Provider == DatabaseProvider.Sqlite ? SqliteString(options, FilePath!) : PostgresString(options);
        Pragmas = string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout={BusyTimeoutSeconds * 1000};PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;{options.ExtraPragmas}");
    }

    /// <summary>Encrypts and decrypts sensitive columns; set when the services are made.</summary>
    public FieldCipher Cipher { get => field ?? throw new InvalidOperationException("The database was taken before its services were made."); set; }

    public DatabaseProvider Provider { get; }

    public bool IsSqlite => Provider == DatabaseProvider.Sqlite;

    public string? FilePath { get; }

    public string ConnectionString { get; }

    /// <summary>What each SQLite connection is told when it is opened.</summary>
    public string Pragmas { get; }

    public int BusyTimeoutSeconds => Math.Max(1, _options.BusyTimeoutSeconds);

    /// <summary>Lets writers of this process in one after the other, first come first served.</summary>
    public WriteGate Gate { get; } = new();

    /// <summary>The place as messages name it; never a password.</summary>
    public string Place
    {
        get
        {
            if (IsSqlite)
            {
                return $"The database {FilePath}";
            }

            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"The database {parts.Database} on {parts.Host}";
        }
    }

    /// <summary>An open connection, from the pool.</summary>
    public DbConnection Open()
    {
        DbConnection connection = IsSqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        try
        {
            connection.Open();
            if (IsSqlite)
            {
                Execute(connection, Pragmas);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A transaction that holds the right to write from its first moment.</summary>
    public DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsSqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted);
        if (!IsSqlite)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {BusyTimeoutSeconds * 1000}; SELECT pg_advisory_xact_lock({WriterLock})");
            command.ExecuteNonQuery();
        }

        return transaction;
    }

    /// <summary>Runs <paramref name="work"/> in one write transaction, in turn with the process' other writers; errors come out clear.</summary>
    public async Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken)
    {
        using (await Gate.EnterAsync(cancellationToken))
        {
            return await Task.Run(() => Write(work), cancellationToken);
        }
    }

    /// <summary>The same on this thread, without the gate.</summary>
    public T Write<T>(Func<SqlSession, T> work)
    {
        try
        {
            using var connection = Open();
            using var transaction = BeginWrite(connection);
            using var session = new SqlSession(connection, transaction, Cipher);
            var result = work(session);
            transaction.Commit();
            return result;
        }
        catch (Exception error) when (Explains(error))
        {
            throw Clear(error);
        }
    }

    /// <summary>Runs <paramref name="work"/> on one connection without a transaction; errors come out clear.</summary>
    public T Read<T>(Func<SqlSession, T> work)
    {
        try
        {
            using var connection = Open();
            using var session = new SqlSession(connection, null, Cipher);
            return work(session);
        }
        catch (Exception error) when (Explains(error))
        {
            throw Clear(error);
        }
    }

    /// <summary>Whether the database is at fault, and <see cref="Clear"/> says so better.</summary>
    public bool Explains(Exception error) =>
        error is not (StorageException or OperationCanceledException) && StorageErrors.Translate(error, Place) is not null;

    /// <summary>The clear error for one that <see cref="Explains"/> said yes to.</summary>
    public StorageException Clear(Exception error) =>
        StorageErrors.Translate(error, Place) ?? new StorageException(StorageProblem.Other, error.Message, error);

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string SqliteString(DatabaseOptions options, string file)
    {
        var text = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(options.ConnectionString) ? "" : options.ConnectionString)
        {
            DataSource = file,
            DefaultTimeout = Math.Max(1, options.BusyTimeoutSeconds),
            ForeignKeys = true,
        };
        return text.ToString();
    }

    private static string PostgresString(DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new StorageException(
                StorageProblem.Misconfigured,
                "Database:Provider is PostgreSQL, but Database:ConnectionString is empty. Set it to, say, Host=localhost;Database=analytics;Username=analytics;Password=…");
        }

        return new NpgsqlConnectionStringBuilder(options.ConnectionString) { ApplicationName = "Analytics" }.ToString();
    }
}
