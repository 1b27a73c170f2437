using Analytics.Core.Import.Reading;

namespace Analytics.Core.Import;

/// <summary>
/// A file to import, on this machine's disk: it is read more than once. An upload is first put there with
/// <see cref="SpoolAsync"/>, and is deleted when this is disposed.
/// </summary>
public sealed class ImportFile : IDisposable
{
    private readonly bool _deleteOnDispose;

    /// <summary>A file that is there already and stays.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">The name to show and to keep; by default the file's own.</param>
    public ImportFile(string path, string? name = null)
        : this(path, name ?? System.IO.Path.GetFileName(path), deleteOnDispose: false)
    {
    }

    private ImportFile(string path, string name, bool deleteOnDispose)
    {
        Path = path;
        Name = name;
        _deleteOnDispose = deleteOnDispose;
    }

    /// <summary>What was found out about it already, so that no step reads it in vain.</summary>
    internal FileKnowledge Knowledge { get; } = new();

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its name, without a folder.</summary>
    public string Name { get; }

    /// <summary>Writes an upload to a temporary file of its own.</summary>
    /// <param name="content">The upload; read to its end.</param>
    /// <param name="name">The upload's name; a folder in it is left out.</param>
    /// <param name="bytesRead">Told after each piece how many bytes have come.</param>
    /// <param name="cancellationToken">Stops it; the temporary file is gone then.</param>
    /// <exception cref="ImportException">The disk is full or cannot be written.</exception>
    public static async Task<ImportFile> SpoolAsync(
        Stream content, string name, IProgress<long>? bytesRead = null, CancellationToken cancellationToken = default)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "analytics-import-" + Guid.NewGuid().ToString("N"));
        var file = new ImportFile(path, System.IO.Path.GetFileName(name.Replace('\\', '/')), deleteOnDispose: true);
        try
        {
            var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
            await using (target)
            {
                var buffer = new byte[1 << 16];
                long total = 0;
                int read;
                while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                    total += read;
                    bytesRead?.Report(total);
                }
            }

            return file;
        }
        catch (Exception exception)
        {
            file.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new ImportException(
                    ImportError.Disk, $"The upload could not be put on the disk: {exception.Message} Make room and try again.", exception);
            }

            throw;
        }
    }

    /// <summary>Deletes the temporary file, if it is one.</summary>
    public void Dispose()
    {
        if (_deleteOnDispose)
        {
            try
            {
                File.Delete(Path);
            }
            catch (IOException)
            {
                // A reader still holds it; the operating system clears its temporary folder.
            }
        }
    }
}
