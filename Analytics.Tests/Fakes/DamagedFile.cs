using Microsoft.Data.Sqlite;

namespace Analytics.Tests.Fakes;

/// <summary>Damages a database file as a failing disk would.</summary>
internal static class DamagedFile
{
    /// <summary>Brings all that is in the write-ahead log into the file.</summary>
    public static async Task SettleAsync(string database)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Overwrites a part with noise.</summary>
    public static async Task OverwriteAsync(string database, long at, int bytes)
    {
        await using var file = new FileStream(database, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = at;
        var noise = new byte[bytes];
        new Random(1).NextBytes(noise);
        await file.WriteAsync(noise);
    }
}
