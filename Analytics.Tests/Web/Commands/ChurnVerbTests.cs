using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

/// <summary>The verbs of predictions against a database of their own.</summary>
public sealed class ChurnVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-churn-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Churn_Demo_ScoresModelRuleAndSame_AndExportsScores()
    {
        await RunAsync("seed", "--customers", "80", "--months", "12", "--json");
        var file = Path.Combine(_folder, "churn.csv");
        var churn = (await RunAsync("churn", "--holdout-days", "60", "--out", file, "--json")).Json;

        Assert.Equal(60, churn.GetProperty("window").GetProperty("days").GetInt32());
        var scores = churn.GetProperty("churn");
        foreach (var who in (string[])["model", "rule", "same"])
        {
            Assert.InRange(scores.GetProperty(who).GetProperty("brier").GetDouble(), 0, 1);
        }

        Assert.Equal(4, churn.GetProperty("model").GetProperty("parameters").GetArrayLength());
        Assert.Equal(churn.GetProperty("customers").GetInt32() + 1, (await File.ReadAllLinesAsync(file)).Length);

        var sheet = Path.Combine(_folder, "scores.csv");
        var manifest = (await RunAsync("export", "customer-scores", "--out", sheet, "--json")).Json;
        Assert.Equal(80, manifest.GetProperty("rows").GetInt32());
        Assert.Contains("nextOrderModel", (await File.ReadAllLinesAsync(sheet))[0], StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Failed, (await RunAsync("churn", "--holdout-days", "2000")).Code);
        Assert.NotEqual(0, (await RunAsync("churn", "--holdout-days", "0")).Code);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync([.. arguments, "--db", Path.Combine(_folder, "shop.db")]);
}
