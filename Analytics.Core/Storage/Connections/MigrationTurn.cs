namespace Analytics.Core.Storage.Connections;

/// <summary>
/// Lets one process migrate at a time. For SQLite a locked file, because EF Core's own lock is a row that a killed
/// process leaves behind for ever: whoever holds the file may remove that row's table. PostgreSQL needs no help.
/// </summary>
internal sealed class MigrationTurn : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream? _file;

    private MigrationTurn(FileStream? file)
    {
        _file = file;
    }

    public static async Task<MigrationTurn> TakeAsync(Database database, CancellationToken cancellationToken)
    {
        if (!database.IsSqlite)
        {
            return new MigrationTurn(null);
        }

        var started = Environment.TickCount64;
        while (true)
        {
            if (LockFile.TryTake($"{database.FilePath}-migrate.lock", FileOptions.None, database.Place) is { } file)
            {
                try
                {
                    database.Read(static session => session.Execute("DROP TABLE IF EXISTS \"__EFMigrationsLock\""));
                    return new MigrationTurn(file);
                }
                catch
                {
                    await file.DisposeAsync();
                    throw;
                }
            }

            if (Environment.TickCount64 - started > database.BusyTimeoutSeconds * 1000L * 4)
            {
                throw new StorageException(
                    StorageProblem.Locked,
                    $"{database.Place} is being brought up to date by another process that does not come to an end. Nothing was changed. Close that process, and start again.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public void Dispose() => _file?.Dispose();
}
