using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage;

/// <summary>Reads <see cref="DataState"/>: one row by its key, cheap enough to ask each second. A singleton.</summary>
public sealed class DataStateStore
{
    private readonly Database _database;

    internal DataStateStore(Database database)
    {
        _database = database;
    }

    /// <summary>The state as the last commit of any process left it.</summary>
    /// <exception cref="StorageException">The database cannot be read, or was not set up.</exception>
    public DataState Read() => _database.Read(static session =>
    {
        var rows = session.List(
            static row => new DataState(Guid.Parse(row.GetString(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
            "SELECT database_id, version, settings_version, stamp, stream_version FROM data_state WHERE id = 1");
        return rows.Count == 1
            ? rows[0]
            : throw new StorageException(StorageProblem.Other, "The database was not set up; start the program once with it.");
    });

    /// <summary>The same, off this thread.</summary>
    public Task<DataState> ReadAsync(CancellationToken cancellationToken = default) => Task.Run(Read, cancellationToken);

    /// <summary>Raises the version: for changes of what numbers are made of that are neither batch nor setting.</summary>
    public Task<long> RaiseAsync(CancellationToken cancellationToken = default) =>
        _database.WriteAsync(Writing.BatchSql.RaiseVersion, cancellationToken);
}
