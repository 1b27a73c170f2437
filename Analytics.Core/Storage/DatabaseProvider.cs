namespace Analytics.Core.Storage;

/// <summary>Which database holds the truth.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, embedded; the default.</summary>
    Sqlite = 0,

    /// <summary>A PostgreSQL server.</summary>
    PostgreSQL = 1,
}
