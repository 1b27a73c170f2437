using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;
using Analytics.Core.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Analytics.Tests.Core.Storage;

public sealed class DatabaseBackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-backup-").FullName;

    private string Copy => Path.Combine(_folder, "copy.db");

    private string Safety => Path.Combine(_folder, "before.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Write_BatchesAreCommittedMeanwhile_IsOneMomentAndReadsBack()
    {
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("o0", "c0", "p", 100));
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 1; !stop.IsCancellationRequested && n < 200; n++)
            {
                await Lines.ImportAsync(storage, Lines.Of($"o{n}", $"c{n}", "p", 100));
            }
        });

        var manifest = await storage.Get<DatabaseBackup>().WriteAsync(Copy);
        await stop.CancelAsync();
        await writing;

        var content = await storage.Get<DatabaseBackup>().VerifyAsync(Copy);
        Assert.Equal(manifest.Rows, content.Rows);
        // At that moment one more may have begun: it is there, pending, and counts nowhere.
        Assert.InRange(content.Rows["import_batches"] - manifest.DataVersion, 0, 1);
        Assert.Equal(manifest.DataVersion, CountInCopy("import_batches WHERE status = 1"));
        Assert.Equal(manifest.DataVersion, CountInCopy("purchase_lines WHERE batch_id IN (SELECT id FROM import_batches WHERE status = 1)"));
        Assert.Equal(content.Rows["purchase_lines"], content.Rows["customers"]);
        Assert.Equal(["copy.db", "copy.db.json"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private long CountInCopy(string what)
    {
        using var connection = new SqliteConnection($"Data Source={Copy};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM " + what;
        return (long)command.ExecuteScalar()!;
    }

    [Fact]
    public async Task Restore_DataHasChanged_BringsTheOldBackAndKeepsTheNew()
    {
        await using var storage = await StorageFixture.StartAsync();
        var first = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p", 100));
        await storage.Get<DatabaseBackup>().WriteAsync(Copy);
        var second = await Lines.ImportAsync(storage, Lines.Of("o2", "c2", "p", 900));
        var before = storage.State.Read();
        await using var running = storage.Another();
        Assert.Equal([first, second], running.Reader.ReadBatches().Select(static b => b.Id));

        var outcome = await storage.Get<DatabaseBackup>().RestoreAsync(Copy, Safety);

        Assert.Equal([first], running.Reader.ReadBatches().Select(static b => b.Id));
        var after = running.State.Read();
        Assert.NotEqual(before.DatabaseId, after.DatabaseId);
        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.True(after.Version > before.Version && after.SettingsVersion > before.SettingsVersion);
        Assert.Equal(Safety, outcome.SafetyCopy);

        await storage.Get<DatabaseBackup>().RestoreAsync(outcome.SafetyCopy!, Path.Combine(_folder, "again.db"));
        Assert.Equal([first, second], running.Reader.ReadBatches().Select(static b => b.Id));
        Assert.Equal(1_000, running.Reader.ReadBatches().Sum(b => Lines.Read(running, b.Id).Sum(static l => l.AmountUnits)));
    }

    [Fact]
    public async Task Restore_IntoNoDatabase_MakesIt()
    {
        var ring = Path.Combine(_folder, "ring");
        await using (var storage = await StorageFixture.StartAsync())
        {
            await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p", 100));
            await storage.Get<DatabaseBackup>().WriteAsync(Copy);
            Directory.Move(storage.Get<KeyRing>().Folder, ring);
        }

        await using var other = StorageFixture.NewFile(keys: new KeyRingOptions { Folder = ring });
        var outcome = await other.Get<DatabaseBackup>().RestoreAsync(Copy, Safety);

        Assert.Null(outcome.SafetyCopy);
        Assert.False(File.Exists(Safety));
        Assert.Single(other.Reader.ReadBatches());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task Restore_OneByteOfTheBackupIsWrong_IsRefusedAndChangesNothing(double where)
    {
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p", 100));
        await storage.Get<DatabaseBackup>().WriteAsync(Copy);
        await Lines.ImportAsync(storage, Lines.Of("o2", "c2", "p", 900));
        var before = storage.State.Read();
        await using (var file = new FileStream(Copy, FileMode.Open))
        {
            file.Position = (long)(file.Length * where);
            var value = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(value ^ 0x40));
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseBackup>().RestoreAsync(Copy, Safety));

        Assert.Equal(StorageProblem.Corrupt, error.Problem);
        Assert.Equal(before, storage.State.Read());
        Assert.False(File.Exists(Safety));
    }

    [Fact]
    public async Task Verify_NoBackup_SaysWhatItIs()
    {
        await using var storage = await StorageFixture.StartAsync();
        var backup = storage.Get<DatabaseBackup>();
        await File.WriteAllTextAsync(Copy, "date,amount\n2026-01-01,3\n");
        var other = Path.Combine(_folder, "other.db");
        await using (var connection = new SqliteConnection($"Data Source={other};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (x)";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(StorageProblem.Corrupt, (await Assert.ThrowsAsync<StorageException>(() => backup.VerifyAsync(Copy))).Problem);
        Assert.Contains("not one of Analytics", (await Assert.ThrowsAsync<StorageException>(() => backup.VerifyAsync(other))).Message, StringComparison.Ordinal);
        Assert.Equal(StorageProblem.NotFound, (await Assert.ThrowsAsync<StorageException>(() => backup.VerifyAsync(Path.Combine(_folder, "none.db")))).Problem);
    }

    [Fact]
    public async Task Verify_WrittenByANewerVersion_IsRefused()
    {
        await using var storage = await StorageFixture.StartAsync();
        await storage.Get<DatabaseBackup>().WriteAsync(Copy);
        File.Delete(BackupManifest.PathOf(Copy));
        await using (var connection = new SqliteConnection($"Data Source={Copy};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO schema_history VALUES ('99990101000000_Later', '10.0.14')";
            await command.ExecuteNonQueryAsync();
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseBackup>().VerifyAsync(Copy));

        Assert.Equal(StorageProblem.SchemaTooNew, error.Problem);
    }

    [Fact]
    public async Task Write_SomethingIsThere_LeavesItAlone()
    {
        await using var storage = await StorageFixture.StartAsync();
        await File.WriteAllTextAsync(Copy, "mine");

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseBackup>().WriteAsync(Copy));

        Assert.Equal(StorageProblem.Conflict, error.Problem);
        Assert.Equal("mine", await File.ReadAllTextAsync(Copy));
    }
}
