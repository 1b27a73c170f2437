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
            try
            {
                var file = new FileStream($"{database.FilePath}-migrate.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
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
            catch (IOException error) when (StorageErrors.Translate(error) is null && error is not (FileNotFoundException or DirectoryNotFoundException))
            {
                if (Environment.TickCount64 - started > database.BusyTimeoutSeconds * 1000L * 4)
                {
                    throw new StorageException(
                        StorageProblem.Locked,
                        $"{database.Place} is being brought up to date by another process that does not come to an end. Nothing was changed. Close that process, and start again.",
                        error);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    public void Dispose() => _file?.Dispose();
}
