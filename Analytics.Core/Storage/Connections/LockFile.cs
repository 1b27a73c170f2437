namespace Analytics.Core.Storage.Connections;

/// <summary>A file that one living process holds; the operating system lets go of it when the process ends, however it ends.</summary>
internal static class LockFile
{
    /// <summary>The file, or null while somebody holds it.</summary>
    /// <exception cref="StorageException">It cannot be made.</exception>
    public static FileStream? TryTake(string path, FileOptions options, string place)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, options);
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.OfFile(error, place);
        }
    }

    // EWOULDBLOCK on Linux and macOS; a sharing or lock violation on Windows.
    private static bool IsHeld(IOException error) => (error.HResult & 0xFFFF) is 11 or 35 or 32 or 33;
}
