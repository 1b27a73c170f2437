using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Analytics.Core.Storage;

/// <summary>Turns what a database says into what a person can act on.</summary>
public static class StorageErrors
{
    private const string Kept = "Everything that was committed before is kept; what was being written is not.";

    /// <summary>
    /// The clear error for <paramref name="exception"/> or one of its causes; null when the database is not at fault
    /// (a unique key that is taken, for example).
    /// </summary>
    /// <param name="exception">What was thrown, by EF Core or the database's driver.</param>
    /// <param name="place">The file or server, for the message.</param>
    public static StorageException? Translate(Exception exception, string place = "the database")
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var found = cause switch
            {
                StorageException already => already,
                SqliteException sqlite => Of(sqlite, place),
                PostgresException postgres => Of(postgres, place),
                NpgsqlException or SocketException => new StorageException(
                    StorageProblem.CannotOpen,
                    $"{place} cannot be reached: {cause.Message} {Kept} Check that the server runs and that Database:ConnectionString names it.",
                    exception),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The clear error for a failure to make or open one of the database's own files.</summary>
    internal static StorageException OfFile(Exception exception, string place) => exception switch
    {
        UnauthorizedAccessException => ReadOnly(place, exception),
        IOException io when (io.HResult & 0xFFFF) is 28 or 112 => Full(place, exception),
        IOException io when io.Message.Contains("Read-only", StringComparison.OrdinalIgnoreCase) => ReadOnly(place, exception),
        _ => new StorageException(
            StorageProblem.CannotOpen,
            $"{place} cannot be opened: {exception.Message} Nothing was changed. Check its folder, and that this account may read and write there.",
            exception),
    };

    private static StorageException? Of(SqliteException error, string place) => error.SqliteErrorCode switch
    {
        5 or 6 => new StorageException(
            StorageProblem.Locked,
            $"{place} is held by another program and was not released in time. {Kept} Close the other program, or wait until its work is done, and try again.",
            error),
        8 => ReadOnly(place, error),
        10 => new StorageException(
            StorageProblem.Other,
            $"The disk under {place} failed to read or write ({error.Message}). {Kept} Check the disk, then try again.",
            error),
        11 => new StorageException(
            StorageProblem.Corrupt,
            $"{place} is damaged ({error.Message}). Nothing was changed. Stop the program, keep a copy of the file with its -wal and -shm files, and put a backup in its place.",
            error),
        13 => Full(place, error),
        14 => new StorageException(
            StorageProblem.CannotOpen,
            $"{place} cannot be opened. Nothing was changed. Check that its folder exists and that this account may read and write there.",
            error),
        26 => new StorageException(
            StorageProblem.Corrupt,
            $"{place} is not a database of this program: another kind of file, or damaged in its first bytes. It was left as it is. Name another file with --db or Database:Path, or put a backup in its place.",
            error),
        _ => null,
    };

    private static StorageException? Of(PostgresException error, string place) => error.SqlState switch
    {
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => Full(place, error),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => new StorageException(
            StorageProblem.Locked,
            $"{place} is held by another program and was not released in time. {Kept} Wait until its work is done, and try again.",
            error),
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly(place, error),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown => new StorageException(
            StorageProblem.CannotOpen,
            $"{place} refused the connection: {error.MessageText}. {Kept} Check Database:ConnectionString and the server.",
            error),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new StorageException(
            StorageProblem.Corrupt, $"{place} is damaged: {error.MessageText}. Nothing was changed. Restore it from a backup.", error),
        _ => null,
    };

    private static StorageException Full(string place, Exception inner) => new(
        StorageProblem.DiskFull,
        $"There is no space left for {place}. {Kept} Make room on its disk, then do it again.",
        inner);

    private static StorageException ReadOnly(string place, Exception inner) => new(
        StorageProblem.ReadOnly,
        $"{place} cannot be written: the file, its folder or the disk is read-only for this account. Nothing was changed. Give the account the right to write there, or name another place with --db or Database:Path.",
        inner);
}
