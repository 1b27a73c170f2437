using Microsoft.Data.Sqlite;

namespace Analytics.Core.Storage;

/// <summary>Where the data is; configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Database";

    /// <summary>The file that is used when nothing else is said, relative to <see cref="ContentRoot"/>.</summary>
    public const string DefaultPath = "data/analytics.db";

    /// <summary>Which database.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The connection string: needed for PostgreSQL; for SQLite <see cref="Path"/> is enough.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>SQLite's file; wins over <see cref="ConnectionString"/>. Relative to <see cref="ContentRoot"/>.</summary>
    public string? Path { get; set; }

    /// <summary>The folder that relative paths start from; the current folder when null.</summary>
    public string? ContentRoot { get; set; }

    /// <summary>How long to wait for another writer before giving up with <see cref="StorageProblem.Locked"/>, in seconds; at least 1.</summary>
    public int BusyTimeoutSeconds { get; set; } = 15;

    /// <summary>Run on each SQLite connection; tests simulate a full disk with it.</summary>
    internal string? ExtraPragmas { get; set; }

    /// <summary>The folder for files that belong to the database: SQLite's own; for PostgreSQL, the one in which the file would lie by default.</summary>
    public string ResolveFolder() => System.IO.Path.GetDirectoryName(ResolveFile() ?? System.IO.Path.GetFullPath(DefaultPath, Root()))!;

    /// <summary>The full path of SQLite's file; null for PostgreSQL.</summary>
    public string? ResolveFile()
    {
        if (Provider != DatabaseProvider.Sqlite)
        {
            return null;
        }

        var path = Path;
        if (string.IsNullOrWhiteSpace(path) && !string.IsNullOrWhiteSpace(ConnectionString))
        {
            path = new SqliteConnectionStringBuilder(ConnectionString).DataSource;
        }

        return System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(path) ? DefaultPath : path, Root());
    }

    private string Root() => System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(ContentRoot) ? "." : ContentRoot);
}
