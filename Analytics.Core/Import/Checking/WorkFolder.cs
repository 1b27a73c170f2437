namespace Analytics.Core.Import.Checking;

/// <summary>
/// The folder for a check's working files. Each is held open as long as it is needed and goes when it is closed; only a
/// process that is killed leaves some behind, which <see cref="Sweep"/> removes.
/// </summary>
/// <param name="path">The folder; made when it is first needed.</param>
/// <param name="freeBytes">How much room there is, by folder; the disk's own answer unless given.</param>
internal sealed class WorkFolder(string path, Func<string, long>? freeBytes = null)
{
    /// <summary>Room that working files leave on the disk, in bytes: the database needs some too.</summary>
    public const long LeftFree = 256L << 20;

    private const string Prefix = "check-";
    private const int BufferBytes = 1 << 15;

    // A file that was made a moment ago may not be locked yet.
    private static readonly TimeSpan Youngest = TimeSpan.FromMinutes(1);

    private readonly Func<string, long> _freeBytes = freeBytes ?? FreeOf;

    /// <summary>A folder of the operating system's own, where nothing better is known.</summary>
    public static WorkFolder Default { get; } = new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "analytics-work"));

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>A new, empty file.</summary>
    /// <exception cref="ImportException">It cannot be made, or there is too little room.</exception>
    public FileStream Create()
    {
        try
        {
            Directory.CreateDirectory(path);
            return new FileStream(
                System.IO.Path.Combine(path, Prefix + Guid.NewGuid().ToString("N")),
                FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(exception);
        }
    }

    /// <summary>Looks whether the disk has room for more; asked now and then, not for each record.</summary>
    /// <exception cref="ImportException">It has not.</exception>
    public void RequireSpace()
    {
        try
        {
            Directory.CreateDirectory(path);
            if (_freeBytes(path) < LeftFree)
            {
                throw new ImportException(
                    ImportError.Disk,
                    $"The disk under {path} has less than {LeftFree >> 20} MB left, too little for the check's working files and the import. Nothing was changed. Make room there and try again.");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(exception);
        }
    }

    /// <summary>Removes files that no living process holds.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>How many there were.</returns>
    public int Sweep(DateTimeOffset now)
    {
        var swept = 0;
        try
        {
            foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path, Prefix + "*") : [])
            {
                if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) >= Youngest && TryRemove(file))
                {
                    swept++;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left-overs take room and nothing else.
        }

        return swept;
    }

    /// <summary>The error for working files that cannot be written or read.</summary>
    public ImportException Refused(Exception exception) => new(
        ImportError.Disk, $"The folder {path} cannot take the check's working files: {exception.Message} Make room there and try again.", exception);

    // Whoever lives holds its files locked.
    private static bool TryRemove(string file)
    {
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long FreeOf(string folder) => new DriveInfo(System.IO.Path.GetFullPath(folder)).AvailableFreeSpace;
}
