using System.Runtime.InteropServices;

namespace Analytics.Core.Import.Checking;

/// <summary>Fixed-size records sorted into files by their hash, so that equal hashes meet in one file that fits into memory.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class SpillFiles<T>(WorkFolder folder) : IDisposable
    where T : unmanaged
{
    private const int Partitions = 256;
    private const int RecordsBetweenLooks = 1 << 20;

    private readonly FileStream?[] _files = new FileStream?[Partitions];
    private long _records;

    /// <summary>Adds a record to the file of its hash.</summary>
    /// <exception cref="ImportException">The disk is full, or about to be.</exception>
    public void Add(UInt128 hash, in T record)
    {
        if (_records++ % RecordsBetweenLooks == 0)
        {
            folder.RequireSpace();
        }

        try
        {
            var file = _files[(int)(hash >> 120)] ??= folder.Create();
            file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in record)));
        }
        catch (IOException exception)
        {
            throw folder.Refused(exception);
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
            throw folder.Refused(exception);
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
}
