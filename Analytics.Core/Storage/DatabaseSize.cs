using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage;

/// <summary>Says how large the database is.</summary>
public sealed class DatabaseSize
{
    private readonly Database _database;

    internal DatabaseSize(Database database) => _database = database;

    /// <summary>Its size in bytes: SQLite's file with its log, or what PostgreSQL counts for the database; null while there is none.</summary>
    /// <exception cref="StorageException">The server does not answer.</exception>
    public async Task<long?> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_database.FilePath is { } file)
        {
            return File.Exists(file) ? new[] { file, file + "-wal" }.Where(File.Exists).Sum(static path => new FileInfo(path).Length) : null;
        }

        return await Task.Run(
            () => _database.Read(static session => session.Number("SELECT pg_database_size(current_database())")),
            cancellationToken);
    }
}
