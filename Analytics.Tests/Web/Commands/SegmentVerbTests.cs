using Analytics.Core.Customers;
using Analytics.Web.Commands;
using Analytics.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Web.Commands;

/// <summary>The verbs cluster, rfm and cohorts.</summary>
public sealed class SegmentVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-segments-").FullName;

    private string Database => Path.Combine(_folder, "shop.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Cluster_File_GivesTheClustersAndWritesThem()
    {
        var file = Path.Combine(_folder, "points.csv");
        await File.WriteAllTextAsync(file, "name;x;\"y; of it\"\n\"a;1\";1;2\nb;1.5;2\n\nc;9;10\nd;;4\ne;9.5;10\n");
        var target = Path.Combine(_folder, "out.csv");
        var run = await CommandRun.RunAsync("cluster", "--input", file, "--columns", "X,y; of it", "--k", "2", "--seed", "7", "--out", target, "--json");

        Assert.True(run.Code == ExitCodes.Done, run.Error);
        Assert.Equal(0.25, run.Json.GetProperty("inertia").GetDouble(), 1e-12);
        Assert.Equal([2, 2], run.Json.GetProperty("sizes").EnumerateArray().Select(static s => s.GetInt32()));
        Assert.All((string[])["silhouette", "centres", "iterations", "seconds", "scaling", "profiles"], name => Assert.True(run.Json.TryGetProperty(name, out _), name));
        Assert.Contains("1 rows were left out", run.Error);
        var lines = await File.ReadAllLinesAsync(target);
        Assert.Equal(["line", "2", "3", "5", "7"], lines.Select(static l => l.Split(',')[0]));
        Assert.Equal(lines[1].Split(',')[1], lines[2].Split(',')[1]);
        Assert.NotEqual(lines[1].Split(',')[1], lines[3].Split(',')[1]);
    }

    [Theory]
    [InlineData("no column", "--columns", "z")]
    [InlineData("--columns")]
    [InlineData("is none", "--columns", "x", "--k", "many")]
    [InlineData("4 rows", "--columns", "x", "--k", "9")]
    public async Task Cluster_AskedWrongly_SaysWhatToChange(string word, params string[] arguments)
    {
        var file = Path.Combine(_folder, "points.csv");
        await File.WriteAllTextAsync(file, "x,name\n1,a\n2,b\n3,c\n4,d\n");
        var run = await CommandRun.RunAsync(["cluster", "--input", file, .. arguments]);

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(word, run.Error);
    }

    [Fact]
    public async Task Cluster_ColumnOfWords_FailsByLine()
    {
        var file = Path.Combine(_folder, "points.csv");
        await File.WriteAllTextAsync(file, "x,name\n1,a\n");
        var run = await CommandRun.RunAsync("cluster", "--input", file, "--columns", "name");

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("Line 2 has 'a' in 'name'", run.Error);
    }

    [Fact]
    public async Task Query_SavedSegment_CountsItsCustomersAlone()
    {
        await RunAsync("seed", "--customers", "60", "--months", "6", "--json");
        await using (var services = CommandHost.Build(Database))
        {
            await services.GetRequiredService<DataStartup>().PrepareAsync(withDemo: false, CancellationToken.None);
            await services.GetRequiredService<DataStartup>().LoadFactsAsync();
            await services.GetRequiredService<SegmentService>().AddAsync(
                "ann", "Came back", new RuleGroup(RuleMatch.All, [new RuleCondition("orders", RuleOperator.AtLeast, ["2"])]));
        }

        Assert.InRange(await CustomersAsync("--where", "segment=Came back"), 1, await CustomersAsync() - 1);
        Assert.Contains("no saved segment", (await CommandRun.RunAsync("query", "--measures", "orders", "--where", "segment=Gone", "--db", Database)).Error, StringComparison.OrdinalIgnoreCase);

        async Task<long> CustomersAsync(params string[] options) =>
            (await RunAsync(["query", "--measures", "activeCustomers", .. options, "--json"])).Json.GetProperty("totals").GetProperty("activeCustomers").GetInt64();
    }

    [Fact]
    public async Task Shop_EachVerb_AnswersAlike()
    {
        await RunAsync("seed", "--customers", "60", "--months", "6", "--json");
        var scores = Path.Combine(_folder, "rfm.csv");
        var rfm = (await RunAsync("rfm", "--json", "--out", scores, "--snapshot")).Json;
        var customers = rfm.GetProperty("customers").GetInt32();

        Assert.Equal(25, rfm.GetProperty("cells").GetArrayLength());
        Assert.Equal(customers, rfm.GetProperty("segments").EnumerateArray().Sum(static s => s.GetProperty("customers").GetInt32()));
        Assert.Equal(customers + 1, (await File.ReadAllLinesAsync(scores)).Length);

        var asOf = DateOnly.ParseExact(rfm.GetProperty("asOf").GetString()!, "yyyy-MM-dd");
        var movement = (await RunAsync("rfm", "--since", asOf.AddDays(-60).ToString("yyyy-MM-dd"), "--json")).Json.GetProperty("movement");
        Assert.Equal(customers, movement.GetProperty("flows").EnumerateArray().Where(static f => f.GetProperty("to").GetString() != "Gone").Sum(static f => f.GetProperty("customers").GetInt32()));

        var tiers = (await RunAsync("cluster", "--json")).Json;
        Assert.Equal(["High Value", "Medium Value", "Low Value"], tiers.GetProperty("profiles").EnumerateArray().Select(static p => p.GetProperty("name").GetString()!));
        Assert.Equal(customers, tiers.GetProperty("sizes").EnumerateArray().Sum(static s => s.GetInt32()));
        Assert.Contains("auto", (await CommandRun.RunAsync("cluster", "--k", "0", "--db", Database)).Error);
        Assert.Contains("recency", (await RunAsync("cluster", "--columns", "recency,orders", "--k", "auto")).Output);

        var cells = Path.Combine(_folder, "cohorts.csv");
        foreach (var by in (string[])["day", "week", "month"])
        {
            var cohorts = (await RunAsync("cohorts", "--by", by, "--rolling", "--json", "--out", cells)).Json;
            Assert.Equal(customers, cohorts.GetProperty("cohorts").EnumerateArray().Sum(static c => c.GetProperty("size").GetInt32()));
            Assert.Equal(1.0, cohorts.GetProperty("meanRetention")[0].GetDouble());
        }

        Assert.StartsWith("cohort,size,period", (await File.ReadAllLinesAsync(cells))[0], StringComparison.Ordinal);
        Assert.Contains("Mean by size", (await RunAsync("cohorts", "--revenue", "--from-first-order")).Output);
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("cohorts", "--by", "hour", "--db", Database)).Code);
    }

    private async Task<CommandRun> RunAsync(params string[] arguments)
    {
        var run = await CommandRun.RunAsync([.. arguments, "--db", Database]);
        Assert.True(run.Code == ExitCodes.Done, run.Error);
        return run;
    }
}
