using Analytics.Core.Storage;
using Analytics.Core.Storage.Connections;
using Analytics.Tests.Fakes;
using Microsoft.Data.Sqlite;

namespace Analytics.Tests.Core.Storage;

public sealed class StorageProbeTests
{
    [Theory]
    [EachDatabase]
    public async Task Look_Sound_HasNothingToSay(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);

        Assert.Null(storage.Get<StorageProbe>().Look());
    }

    [Fact]
    public async Task Look_HeldByAnother_SaysSoAndThatItIsOverLater()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using (var other = new SqliteConnection($"Data Source={storage.Options.Path}"))
        {
            await other.OpenAsync();
            await using var holding = other.BeginTransaction(deferred: false);

            Assert.Equal(StorageProblem.Locked, storage.Get<StorageProbe>().Look()?.Problem);
        }

        Assert.Null(storage.Get<StorageProbe>().Look());
    }

    [Theory]
    [InlineData(StorageProbe.FullBelowBytes, null)]
    [InlineData(StorageProbe.FullBelowBytes - 1, StorageProblem.DiskFull)]
    public async Task Look_LittleSpace_SaysSoBeforeWritesFail(long free, StorageProblem? expected)
    {
        await using var storage = await StorageFixture.StartAsync();

        Assert.Equal(expected, new StorageProbe(storage.Get<Database>(), _ => free).Look()?.Problem);
    }

    [Fact]
    public async Task Look_DamagedOrGoneWhileTheProgramRuns_SaysSo()
    {
        await using var storage = await StorageFixture.StartAsync();
        var probe = storage.Get<StorageProbe>();
        await DamagedFile.SettleAsync(storage.Options.Path!);
        await DamagedFile.OverwriteAsync(storage.Options.Path!, 0, 100);

        var damaged = probe.Look();
        File.Delete(storage.Options.Path!);
        var gone = probe.Look();

        Assert.Equal(StorageProblem.Corrupt, damaged?.Problem);
        Assert.Contains("backup", damaged!.Message, StringComparison.Ordinal);
        Assert.Equal(StorageProblem.NotFound, gone?.Problem);
    }
}
