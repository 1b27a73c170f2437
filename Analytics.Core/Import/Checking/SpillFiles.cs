using System.Runtime.InteropServices;

namespace Analytics.Core.Import.Checking;

/// <summary>Fixed-size records sorted into files by their hash, so that equal hashes meet in one file that fits into memory.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class SpillFiles<T> : IDisposable
    where T : unmanaged
{
    private const int Partitions = 256;
    private const int BufferBytes = 1 << 15;

    private readonly FileStream?[] _files = new FileStream?[Partitions];

    /// <summary>Adds a record to the file of its hash.</summary>
    /// <exception cref="ImportException">The disk is full.</exception>
    public void Add(UInt128 hash, in T record)
    {
        try
        {
            var file = _files[(int)(hash >> 120)] ??= Create();
            file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in record)));
        }
        catch (IOException exception)
        {
            throw Full(exception);
        }
    }

    /// <summary>Reads one file after the other; within a file in the order of adding.</summary>
    /// <param name="startFile">Called before each file.</param>
    /// <param name="read">Called for each record.</param>
    public void ReadAll(Action startFile, Action<T> read)
    {
        var buffer = new T[4096];
        var bytes = MemoryMarshal.AsBytes(buffer.AsSpan());
        try
        {
            foreach (var file in _files)
            {
                if (file is null)
                {
                    continue;
                }

                startFile();
                file.Position = 0;
                int count;
                while ((count = file.ReadAtLeast(MemoryMarshal.AsBytes(buffer.AsSpan()), bytes.Length, throwOnEndOfStream: false)) > 0)
                {
                    var records = count / Marshal.SizeOf<T>();
                    for (var i = 0; i < records; i++)
                    {
                        read(buffer[i]);
                    }
                }
            }
        }
        catch (IOException exception)
        {
            throw Full(exception);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var file in _files)
        {
            try
            {
                file?.Dispose();
            }
            catch (IOException)
            {
                // What could not be flushed on a full disk is not needed any more.
            }
        }
    }

    private static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), "analytics-check-" + Guid.NewGuid().ToString("N")),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);

    private static ImportException Full(IOException exception) => new(
        ImportError.Disk,
        $"The temporary folder {Path.GetTempPath()} cannot take the check's working files: {exception.Message} Make room there and try again.",
        exception);
}
