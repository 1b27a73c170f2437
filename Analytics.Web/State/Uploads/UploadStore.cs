using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Analytics.Web.State.Uploads;

/// <summary>
/// Keeps uploaded files on disk until they are imported or given up. Each process has a folder of its own,
/// held by a lock file: what a stopped process left behind is removed at the next start.
/// </summary>
public sealed class UploadStore : IDisposable
{
    private const int BufferBytes = 128 * 1024;
    private const long BetweenRoomChecks = 64L * 1024 * 1024;
    private const string LockName = ".lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly UploadOptions _options;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, UploadedFile> _files = new(StringComparer.Ordinal);
    private readonly Func<string, long> _freeBytes;
    private readonly Lock _opening = new();
    private string? _folder;
    private FileStream? _lock;

    /// <summary>Touches no disk until the first upload or <see cref="RemoveLeftovers"/>.</summary>
    public UploadStore(IOptions<UploadOptions> options, TimeProvider clock)
        : this(options, clock, static folder => new DriveInfo(folder).AvailableFreeSpace)
    {
    }

    /// <summary>The same, with free space as <paramref name="freeBytes"/> says.</summary>
    internal UploadStore(IOptions<UploadOptions> options, TimeProvider clock, Func<string, long> freeBytes)
    {
        _options = options.Value;
        _clock = clock;
        _freeBytes = freeBytes;
    }

    /// <summary>The largest file taken, in bytes.</summary>
    public long MaxBytes => _options.MaxBytes;

    /// <summary>The folder under which every process keeps its own.</summary>
    public string Root => Path.GetFullPath(_options.Folder ?? "uploads");

    /// <summary>
    /// Writes <paramref name="body"/> to disk as it comes, in flat memory. A body that ends early or is cancelled leaves nothing behind.
    /// </summary>
    /// <param name="owner">The account that sends it.</param>
    /// <param name="fileName">The name it has on the sender's machine; a folder in it is cut off.</param>
    /// <param name="expectedBytes">The size announced, where it was.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="cancellation">Ends the upload.</param>
    /// <exception cref="UploadException">Too large, empty, cut short, or the disk is full.</exception>
    public async Task<UploadedFile> ReceiveAsync(string owner, string fileName, long? expectedBytes, Stream body, CancellationToken cancellation)
    {
        ThrowIfTooLarge(expectedBytes ?? 0);
        ThrowIfNoRoom(expectedBytes ?? 0);

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var part = Path.Combine(Folder(), id + ".part");
        try
        {
            var bytes = await CopyAsync(body, part, cancellation);
            if (bytes == 0)
            {
                throw new UploadException("The file is empty: there is nothing in it to import.", StatusCodes.Status400BadRequest);
            }

            if (expectedBytes is { } expected && expected != bytes)
            {
                throw new UploadException("The upload stopped before the file was whole. Nothing was kept; send it again.", StatusCodes.Status400BadRequest);
            }

            var path = Path.Combine(Folder(), id + ".upload");
            File.Move(part, path);
            var file = new UploadedFile(id, owner, CleanName(fileName), path, bytes, _clock.GetUtcNow());
            _files[id] = file;
            return file;
        }
        catch (IOException failure) when (IsDiskFull(failure))
        {
            throw new UploadException("The server's disk is full. Nothing was kept; make room and send the file again.", StatusCodes.Status507InsufficientStorage);
        }
        finally
        {
            Delete(part);
        }
    }

    /// <summary>The file, if it is here and belongs to <paramref name="owner"/>.</summary>
    public UploadedFile? Find(string id, string owner) =>
        _files.TryGetValue(id, out var file) && string.Equals(file.Owner, owner, StringComparison.Ordinal) ? file : null;

    /// <summary>Removes a file; quietly, if it is gone already.</summary>
    public void Remove(string id)
    {
        if (_files.TryRemove(id, out var file))
        {
            Delete(file.Path);
        }
    }

    /// <summary>An empty file for what passes through the server on its way out; for the server's own account only, gone when it is closed.</summary>
    public FileStream CreateScratch() => Create(
        Path.Combine(Folder(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) + ".scratch"),
        FileAccess.ReadWrite,
        FileOptions.Asynchronous | FileOptions.DeleteOnClose);

    /// <summary>Removes files that waited longer than the options say, but for those that <paramref name="inUse"/> names.</summary>
    /// <returns>How many went.</returns>
    public int RemoveExpired(IReadOnlySet<string> inUse)
    {
        var oldest = _clock.GetUtcNow() - TimeSpan.FromHours(_options.KeepHours);
        var expired = _files.Values.Where(file => file.At < oldest && !inUse.Contains(file.Id)).ToList();
        expired.ForEach(file => Remove(file.Id));
        return expired.Count;
    }

    /// <summary>Removes what processes that have stopped left in the folder.</summary>
    /// <returns>How many folders went.</returns>
    public int RemoveLeftovers()
    {
        if (!Directory.Exists(Root))
        {
            return 0;
        }

        var removed = 0;
        foreach (var folder in Directory.EnumerateDirectories(Root))
        {
            if (string.Equals(folder, _folder, StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                // A live process holds its lock; opening it fails, and the folder stays.
                using (new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
                {
                }

                Directory.Delete(folder, recursive: true);
                removed++;
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }

        return removed;
    }

    /// <summary>Removes this process's files.</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
        if (_folder is { } folder)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // The next start tries again.
                return;
            }
        }
    }

    private static string CleanName(string fileName)
    {
        // The name comes from a browser on any system: both separators count, and control characters go.
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return name.Length switch
        {
            0 => "upload",
            > 200 => name[..200],
            _ => name,
        };
    }

    private static bool IsDiskFull(IOException failure)
    {
        // ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL on Windows; ENOSPC elsewhere.
        var code = failure.HResult & 0xFFFF;
        return code is 112 or 39 or 28;
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Still open somewhere: removed with the folder.
            return;
        }
    }

    private static string Size(long bytes) =>
        bytes >= 1L << 30
            ? (bytes / (double)(1L << 30)).ToString("0.#", CultureInfo.InvariantCulture) + " GB"
            : (bytes / (double)(1L << 20)).ToString("0.#", CultureInfo.InvariantCulture) + " MB";

    private async Task<long> CopyAsync(Stream body, string path, CancellationToken cancellation)
    {
        await using var target = Create(path, FileAccess.Write, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[BufferBytes];
        long total = 0;
        var nextCheck = BetweenRoomChecks;
        while (true)
        {
            var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            if (read == 0)
            {
                return total;
            }

            total += read;
            ThrowIfTooLarge(total);
            if (total >= nextCheck)
            {
                // A body without an announced size, or other files that grow meanwhile, must not fill the disk.
                ThrowIfNoRoom(0);
                nextCheck = total + BetweenRoomChecks;
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }

    private void ThrowIfTooLarge(long bytes)
    {
        if (bytes > _options.MaxBytes)
        {
            throw new UploadException(
                $"The file is larger than {Size(_options.MaxBytes)}, the most this server takes. Send it compressed (.gz), or ask an admin to raise Uploads:MaxBytes.",
                StatusCodes.Status413PayloadTooLarge);
        }
    }

    private void ThrowIfNoRoom(long bytes)
    {
        var free = _freeBytes(Folder());
        if (bytes > free - _options.ReserveBytes)
        {
            throw new UploadException(
                $"The server's disk has {Size(free)} free, too little for this file{(bytes > 0 ? " of " + Size(bytes) : "")}. Nothing was kept; make room and try again.",
                StatusCodes.Status507InsufficientStorage);
        }
    }

    /// <summary>This process's folder; made at the first use, and tried again when that failed.</summary>
    private string Folder()
    {
        lock (_opening)
        {
            return _folder ??= OpenFolder();
        }
    }

    private static FileStream Create(string path, FileAccess access, FileOptions options)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = access, Share = FileShare.None, BufferSize = 0, Options = options };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, how);
    }

    private string OpenFolder()
    {
        var folder = Path.Combine(Root, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            // Customers' data: for the server's own account only.
            File.SetUnixFileMode(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        _lock = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        return folder;
    }
}
