using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Analytics.Core.Storage.Backup;

/// <summary>Reads a backup's file without changing it, and says what is wrong with it.</summary>
internal static class BackupFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Rows of each table, in the view of one session.</summary>
    public static SortedDictionary<string, long> CountRows(SqlSession session)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in session.List(static row => row.GetString(0), "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            rows[table] = session.Number($"SELECT COUNT(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        return rows;
    }

    /// <summary>The newest migration in a database.</summary>
    public static string Schema(SqlSession session) =>
        session.Scalar($"SELECT \"MigrationId\" FROM \"{SchemaHistory.Table}\" ORDER BY \"MigrationId\" DESC LIMIT 1") as string ?? string.Empty;

    /// <summary>Reads a backup whole: its pages, its counts, and its manifest where there is one.</summary>
    /// <exception cref="StorageException">It cannot be read, is damaged, is no backup of this program, or is not what its manifest says.</exception>
    public static BackupContent Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new StorageException(StorageProblem.NotFound, $"There is no file {path}. Nothing was changed. Name a backup that 'backup' wrote.");
        }

        var manifest = ReadManifest(path);
        if (manifest is not null && manifest.Sha256 != HashOf(path))
        {
            throw Damaged(path, "its bytes are not those that its manifest was written for");
        }

        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly);
            using var session = new SqlSession(connection, null);
            if (session.Scalar("PRAGMA integrity_check(1)") as string is var verdict and not "ok")
            {
                throw Damaged(path, verdict ?? "no verdict");
            }

            if (session.Number("SELECT COUNT(*) FROM sqlite_master WHERE name IN ('data_state', 'import_batches')") != 2)
            {
                throw new StorageException(StorageProblem.Other, $"{path} is a database, but not one of Analytics. Nothing was changed. Name a backup that 'backup' wrote.");
            }

            var rows = CountRows(session);
            if (manifest is not null && FirstDifference(manifest.Rows, rows) is { } difference)
            {
                throw Damaged(path, difference);
            }

            return new BackupContent(path, Schema(session), session.Number("SELECT version FROM data_state WHERE id = 1"), rows, manifest)
            {
                FieldKeys = rows.ContainsKey("field_keys") ? FieldKeyStore.Wrapped(session) : [],
            };
        }
        catch (SqliteException error) when (error.SqliteErrorCode is 11 or 26)
        {
            throw Damaged(path, error.Message);
        }
        catch (SqliteException error)
        {
            throw StorageErrors.Translate(error, path) ?? new StorageException(StorageProblem.Other, error.Message, error);
        }
    }

    /// <summary>The first table whose count is another, in words; null when all agree.</summary>
    public static string? FirstDifference(IReadOnlyDictionary<string, long> wanted, IReadOnlyDictionary<string, long> found)
    {
        foreach (var (table, count) in wanted)
        {
            var there = found.GetValueOrDefault(table, -1);
            if (there != count)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{table} has {Math.Max(0, there):N0} rows instead of {count:N0}");
            }
        }

        return null;
    }

    /// <summary>Writes the manifest of a backup, down to the disk: a half one would make a sound backup look damaged.</summary>
    public static void WriteManifest(string path, BackupManifest manifest)
    {
        using var file = new FileStream(BackupManifest.PathOf(path), FileMode.Create, FileAccess.Write);
        JsonSerializer.Serialize(file, manifest, Json);
        file.Write("\n"u8);
        file.Flush(flushToDisk: true);
    }

    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>A connection of its own to a file, outside of the pool, so that the file is free once it is closed.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static BackupManifest? ReadManifest(string path)
    {
        var file = BackupManifest.PathOf(path);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(file), Json) is { Program: BackupManifest.ProgramName, Rows: not null } manifest
                ? manifest
                : throw Damaged(file, "it is not a backup's manifest");
        }
        catch (JsonException error)
        {
            throw Damaged(file, "it cannot be read: " + error.Message);
        }
    }

    private static StorageException Damaged(string path, string why) =>
        new(StorageProblem.Corrupt, $"{path} cannot be trusted: {why}. Nothing was changed. Use another backup.");
}
