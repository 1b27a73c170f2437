namespace Analytics.Core.Storage.Connections;

/// <summary>Writes SQLite's file anew, so that nothing of what was removed or encrypted is left in it.</summary>
internal static class DatabaseFile
{
    /// <summary>Does it and empties the log. False where it is in use for too long, or PostgreSQL.</summary>
    public static bool Compact(Database database)
    {
        if (!database.IsSqlite)
        {
            return false;
        }

        try
        {
            // The read model's own file repeats the data; it is written anew from Storage.
            File.Delete(database.FilePath + ".facts");
            return database.Read(static session =>
            {
                session.Execute("VACUUM");
                return session.Number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
            });
        }
        catch (Exception error) when (error is StorageException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
