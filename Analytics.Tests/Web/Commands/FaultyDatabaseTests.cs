using Analytics.Tests.Fakes;
using Analytics.Web.Commands;
using Microsoft.Data.Sqlite;

namespace Analytics.Tests.Web.Commands;

/// <summary>What a start, a verb and <c>doctor</c> say of a database that cannot be used.</summary>
public sealed class FaultyDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-faulty-").FullName;

    private string Database => Path.Combine(_folder, "shop.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0, 100, "not a database")]
    [InlineData(4096, 40_960, "damaged")]
    public async Task Damaged_StartVerbAndDoctor_SayWhatToDoAndChangeNothing(int at, int bytes, string words)
    {
        await RunAsync("seed", "--customers", "20", "--months", "3", "--json");
        await DamagedFile.SettleAsync(Database);
        await DamagedFile.OverwriteAsync(Database, at, bytes);
        var before = await File.ReadAllBytesAsync(Database);

        foreach (var arguments in (string[][])[["serve", "--urls", "http://127.0.0.1:0"], ["query", "--measures", "netRevenue"], ["backup"]])
        {
            var run = await RunAsync(arguments);

            Assert.Equal(ExitCodes.Failed, run.Code);
            Assert.Contains(words, run.Error, StringComparison.Ordinal);
            Assert.Contains("backup", run.Error, StringComparison.Ordinal);
        }

        var doctor = await RunAsync("doctor");
        Assert.Equal(ExitCodes.Failed, doctor.Code);
        Assert.Contains("wrong    Database:", doctor.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database));
        Assert.False(Directory.Exists(Path.Combine(_folder, "backups")));
    }

    [Fact]
    public async Task Doctor_HeldByAnother_SaysSo()
    {
        await RunAsync("seed", "--customers", "5", "--months", "1", "--json");
        await using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        await other.OpenAsync();
        await using var holding = other.BeginTransaction(deferred: false);

        Assert.Contains("held by another program", (await RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync([.. arguments, "--db", Database]);
}
