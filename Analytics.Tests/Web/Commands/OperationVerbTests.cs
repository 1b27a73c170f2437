using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

/// <summary><c>backup</c>, <c>restore</c> and <c>doctor</c> against a database of their own.</summary>
public sealed class OperationVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-operation-").FullName;

    private string Database => Path.Combine(_folder, "shop.db");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task BackupThenRestore_ShopWasReplaced_NumbersAreTheOldOnes()
    {
        await RunAsync("seed", "--customers", "20", "--months", "3", "--json");
        var revenue = await RevenueAsync();
        var copy = Path.Combine(_folder, "copy.db");
        var written = await RunAsync("backup", "--out", copy, "--json");
        Assert.Equal(ExitCodes.Done, written.Code);
        Assert.Equal(64, written.Json.GetProperty("manifest").GetProperty("sha256").GetString()!.Length);
        await RunAsync("seed", "--customers", "30", "--months", "4", "--seed", "7", "--json");
        var other = await RevenueAsync();
        Assert.NotEqual(revenue, other);

        var asked = await RunAsync("restore", copy);
        Assert.Equal(ExitCodes.Done, asked.Code);
        Assert.Contains("--yes", asked.Output, StringComparison.Ordinal);
        Assert.Equal(other, await RevenueAsync());

        var restored = await RunAsync("restore", copy, "--yes", "--json");
        Assert.Equal(ExitCodes.Done, restored.Code);
        Assert.Equal(revenue, await RevenueAsync());
        var safety = restored.Json.GetProperty("safetyCopy").GetString()!;
        Assert.Equal(ExitCodes.Done, (await RunAsync("backup", "--verify", safety)).Code);
    }

    [Fact]
    public async Task Restore_DamagedFile_FailsAndSaysNothingWasChanged()
    {
        await RunAsync("seed", "--customers", "20", "--months", "3", "--json");
        var copy = Path.Combine(_folder, "copy.db");
        await File.WriteAllTextAsync(copy, "no database");

        var run = await RunAsync("restore", copy, "--yes");

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("Nothing was changed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NoDatabaseThenASoundOne_SaysHowToMendItThenThatItIsSound()
    {
        var none = await RunAsync("doctor", "--json");
        Assert.Equal(ExitCodes.Failed, none.Code);
        Assert.False(File.Exists(Database));
        var missing = none.Json.GetProperty("findings").EnumerateArray().Single(static f => f.GetProperty("check").GetString() == "Database");
        Assert.Equal("bad", missing.GetProperty("verdict").GetString());
        Assert.Contains("Start the server once", missing.GetProperty("mend").GetString(), StringComparison.Ordinal);

        await RunAsync("seed", "--customers", "20", "--months", "3", "--json");
        var sound = await RunAsync("doctor", "--json");

        Assert.Equal(ExitCodes.Done, sound.Code);
        Assert.True(sound.Json.GetProperty("healthy").GetBoolean());
        Assert.Contains("There is no backup", (await RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_DamagedDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(Database, "this is no database at all, whatever its name says");

        var run = await RunAsync("doctor");

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("wrong    Database:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_ChangedByHand_VerifyAndDoctorSayWhere()
    {
        await RunAsync("seed", "--customers", "5", "--months", "1", "--json");
        var whole = await RunAsync("audit", "verify", "--json");
        Assert.Equal(ExitCodes.Done, whole.Code);
        var head = whole.Json.GetProperty("head").GetString()!;
        Assert.Equal(ExitCodes.Done, (await RunAsync("audit", "verify", "--head", head)).Code);
        Assert.Equal(ExitCodes.Failed, (await RunAsync("audit", "verify", "--head", new string('b', 64))).Code);
        Assert.Equal("cli", (await RunAsync("audit", "list", "--json")).Json.GetProperty("entries")[0].GetProperty("actor").GetString());
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER audit_entries_append_only_update; UPDATE audit_entries SET actor = 'eve' WHERE id = 1";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(ExitCodes.Failed, (await RunAsync("audit", "verify")).Code);
        Assert.Contains("wrong    Audit: Entry 1", (await RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    private async Task<decimal> RevenueAsync() =>
        (await RunAsync("query", "--measures", "netRevenue", "--json")).Json.GetProperty("totals").GetProperty("netRevenue").GetDecimal();

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync([.. arguments, "--db", Database]);
}
