using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Analytics.Tests.Core.Storage;

public sealed class FaultyStartTests
{
    [Fact]
    public async Task EnsureReady_HeldWholeByAnother_SaysSoAndStartsLater()
    {
        await using var storage = await StorageFixture.StartAsync();
        SqliteConnection.ClearAllPools();
        await using (var other = new SqliteConnection($"Data Source={storage.Options.Path};Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE data_state SET version = version; COMMIT";
            await command.ExecuteNonQueryAsync();

            var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseStartup>().EnsureReadyAsync());

            Assert.Equal(StorageProblem.Locked, error.Problem);
            Assert.Contains("Close the other program", error.Message, StringComparison.Ordinal);
        }

        await storage.Get<DatabaseStartup>().EnsureReadyAsync();
    }

    [Fact]
    public async Task EnsureReady_PathIsAFolder_SaysSo()
    {
        await using var storage = StorageFixture.NewFile(static o => o.Path = Path.GetDirectoryName(o.Path));

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseStartup>().EnsureReadyAsync());

        Assert.Equal(StorageProblem.CannotOpen, error.Problem);
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_ReadOnly_SaySoAndLeaveNothing()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using var readOnly = storage.Another(static o => o.ExtraPragmas = "PRAGMA query_only=1;");

        var batch = await Assert.ThrowsAsync<StorageException>(() => readOnly.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a.csv", "ann")));
        var events = await Assert.ThrowsAsync<StorageException>(() => readOnly.Get<EventStreamStore>().AppendAsync(Events(1)));
        var setting = await Assert.ThrowsAsync<StorageException>(() => readOnly.Get<SettingsStore>().SetAsync("greeting", "hello"));

        Assert.All([batch, events, setting], static error =>
        {
            Assert.Equal(StorageProblem.ReadOnly, error.Problem);
            Assert.Contains("Give the account the right to write there", error.Message, StringComparison.Ordinal);
        });
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.ImportBatches));
        Assert.Empty(Directory.EnumerateFiles(storage.Options.ResolveFolder(), "*-batch-*.lock"));
    }

    [Fact]
    public async Task Events_DiskFull_SaySoAndNoneIsHalfThereAndGoOnWhenThereIsRoom()
    {
        await using var storage = await StorageFixture.StartAsync();
        await storage.Get<EventStreamStore>().AppendAsync(Events(10));
        long pages;
        await using (var connection = new SqliteConnection($"Data Source={storage.Options.Path}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA page_count";
            pages = (long)(await command.ExecuteScalarAsync())!;
        }

        await using (var small = storage.Another(o => o.ExtraPragmas = $"PRAGMA max_page_count={pages + 2};"))
        {
            var error = await Assert.ThrowsAsync<StorageException>(() => small.Get<EventStreamStore>().AppendAsync(Events(5_000)));
            Assert.Equal(StorageProblem.DiskFull, error.Problem);
            Assert.Equal(10, await Lines.CountAsync(storage, static c => c.TrackedEvents));
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(10, await storage.Get<EventStreamStore>().AppendAsync(Events(5_000)));
        Assert.Equal(5_000, await Lines.CountAsync(storage, static c => c.TrackedEvents));
    }

    private static List<EventRow> Events(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => new EventRow { Key = EventKeys.Of($"e{i}"), VisitorId = $"v{i}", Name = "view", AtUnixMs = 1_700_000_000_000 + i })];
}
