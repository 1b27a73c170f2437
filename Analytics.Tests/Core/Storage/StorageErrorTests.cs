using Analytics.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Storage;

public sealed class StorageErrorTests
{
    [Fact]
    public async Task WriteAsync_DiskFull_SaysSoAndKeepsWhatWasCommitted()
    {
        await using var storage = await StorageFixture.StartAsync();
        var kept = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100));
        long pages;
        await using (var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync())
        {
            pages = (await context.Database.SqlQueryRaw<long>("SELECT page_count AS Value FROM pragma_page_count").ToListAsync())[0];
        }

        await using (var small = storage.Another(o => o.ExtraPragmas = $"PRAGMA max_page_count={pages + 8};"))
        {
            var batch = await small.Batches.BeginAsync(new BatchDraft(Analytics.Core.Domain.BatchKind.Purchases, "big.csv", "ann"));
            await using var writer = small.Batches.OpenWriter(batch.Id);
            var error = await Assert.ThrowsAsync<StorageException>(async () =>
            {
                for (var i = 0; i < 200_000; i++)
                {
                    await writer.WriteAsync(Lines.Of($"order {i}", $"customer {i}", null, 1));
                }

                await writer.CompleteAsync();
            });
            Assert.Equal(StorageProblem.DiskFull, error.Problem);
            Assert.Contains("no space left", error.Message, StringComparison.Ordinal);
            var again = await Assert.ThrowsAsync<StorageException>(async () => await writer.WriteAsync(Lines.Of("o", null, null, 1)));
            Assert.Equal(StorageProblem.DiskFull, again.Problem);
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(1, await storage.Batches.CleanUpAsync());
        Assert.Equal(100, Lines.Read(storage, kept).Sum(static l => l.AmountUnits));
        var next = await Lines.ImportAsync(storage, Lines.Of("o2", "c1", "p1", 11));
        Assert.Equal(11, Lines.Read(storage, next).Sum(static l => l.AmountUnits));
    }

    [Fact]
    public async Task WriteAsync_LockedByAnother_SaysSoAfterTheTimeoutAndGoesOnLater()
    {
        await using var storage = await StorageFixture.StartAsync();
        var batch = await storage.Batches.BeginAsync(new BatchDraft(Analytics.Core.Domain.BatchKind.Purchases, "a.csv", "ann"));
        await using (var other = new SqliteConnection($"Data Source={storage.Options.Path}"))
        {
            await other.OpenAsync();
            await using var holding = other.BeginTransaction(deferred: false);
            var error = await Assert.ThrowsAsync<StorageException>(() => storage.Batches.CommitAsync(batch.Id, new BatchSummary(0, 0, 0)));
            Assert.Equal(StorageProblem.Locked, error.Problem);
            Assert.Contains("held by another program", error.Message, StringComparison.Ordinal);
        }

        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(0, 0, 0));
        Assert.Single(storage.Reader.ReadBatches());
    }

    [Theory]
    [InlineData("this is a shopping list, not a database, and it is long enough to be looked at as one")]
    [InlineData("\u0089PNG\r\n\u001a\n")]
    public async Task EnsureReady_NoDatabase_SaysSoAndLeavesTheFile(string content)
    {
        await using var storage = StorageFixture.NewFile();
        await File.WriteAllTextAsync(storage.Options.Path!, content);

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseStartup>().EnsureReadyAsync());

        Assert.Equal(StorageProblem.Corrupt, error.Problem);
        Assert.Contains("not a database", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(storage.Options.Path!));
    }

    [Fact]
    public async Task EnsureReady_DamagedPages_SaysSo()
    {
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100));
        await using (var connection = new SqliteConnection($"Data Source={storage.Options.Path};Pooling=False"))
        {
            SqliteConnection.ClearAllPools();
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }

        await using (var file = new FileStream(storage.Options.Path!, FileMode.Open, FileAccess.Write))
        {
            file.Position = 4096;
            var garbage = new byte[(int)file.Length - 4096];
            new Random(1).NextBytes(garbage);
            await file.WriteAsync(garbage);
        }

        await using var again = storage.Another();
        var error = await Assert.ThrowsAsync<StorageException>(() => again.Get<DatabaseStartup>().EnsureReadyAsync());
        Assert.Equal(StorageProblem.Corrupt, error.Problem);
    }

    [Fact]
    public async Task EnsureReady_NewerSchema_SaysSoAndChangesNothing()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using (var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync())
        {
            await context.Database.ExecuteSqlRawAsync("INSERT INTO schema_history VALUES ('29990101000000_Future', '99.0')");
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseStartup>().EnsureReadyAsync());

        Assert.Equal(StorageProblem.SchemaTooNew, error.Problem);
        Assert.Contains("29990101000000_Future", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureReady_FolderIsAFile_SaysThatItCannotBeOpened()
    {
        await using var storage = StorageFixture.NewFile(static o => o.Path = Path.Combine(o.Path!, "inside.db"));
        await File.WriteAllTextAsync(Path.GetDirectoryName(storage.Options.Path!)!, "a file");

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<DatabaseStartup>().EnsureReadyAsync());

        Assert.Equal(StorageProblem.CannotOpen, error.Problem);
    }

    [Fact]
    public void Translate_ReadOnly_SaysWhatToDo()
    {
        var error = StorageErrors.Translate(new InvalidOperationException("outer", new SqliteException("attempt to write", 8)), "The database x");

        Assert.Equal(StorageProblem.ReadOnly, error!.Problem);
        Assert.Contains("Database:Path", error.Message, StringComparison.Ordinal);
        Assert.Null(StorageErrors.Translate(new SqliteException("UNIQUE constraint failed", 19)));
    }

    [Fact]
    public void AddAnalyticsStorage_PostgresWithoutConnectionString_SaysWhatToSet()
    {
        var error = Assert.Throws<StorageException>(() => StorageFixture.NewFile(static o => o.Provider = DatabaseProvider.PostgreSQL));

        Assert.Equal(StorageProblem.Misconfigured, error.Problem);
    }
}
