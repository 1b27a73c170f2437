using Analytics.Core.Storage;

namespace Analytics.Core.Import;

/// <summary>Makes what Storage and the file system say into the import's own error.</summary>
internal static class Errors
{
    /// <summary>Runs the work; errors of Storage and of the disk come out as <see cref="ImportException"/>.</summary>
    public static async Task<T> ClearAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (StorageException exception)
        {
            var error = exception.Problem switch
            {
                StorageProblem.DiskFull => ImportError.Disk,
                StorageProblem.SameFile => ImportError.SameFile,
                StorageProblem.NotFound or StorageProblem.Conflict => ImportError.NoSuchBatch,
                _ => ImportError.Storage,
            };
            throw new ImportException(error, exception.Message, exception);
        }
        catch (Exception exception) when (StorageErrors.Translate(exception) is { } translated)
        {
            throw new ImportException(ImportError.Storage, translated.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(ImportError.Disk, $"A file could not be read or written: {exception.Message} Nothing was changed.", exception);
        }
        catch (TimeZoneNotFoundException exception)
        {
            throw new ImportException(ImportError.Storage, $"This machine does not know the shop's time zone: {exception.Message} Choose another in the settings.", exception);
        }
    }
}
