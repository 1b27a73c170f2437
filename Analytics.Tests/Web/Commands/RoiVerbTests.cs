using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

/// <summary>Costs from a file, and the verb roi.</summary>
public sealed class RoiVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-roi-").FullName;

    private string Database => Path.Combine(_folder, "shop.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Roi_ImportedCosts_GivesProfitAndNamesWhatIsMissing()
    {
        var sales = Path.Combine(_folder, "sales.csv");
        var costs = Path.Combine(_folder, "costs.csv");
        await File.WriteAllTextAsync(sales, "order,customer,date,product,quantity,amount\n1,ann,2026-03-02,p1,2,100\n2,bob,2026-04-03,p1,3,150\n");
        await File.WriteAllTextAsync(costs, "date,cost category,amount,unit cost,product,span\n,,,20,p1,\n2026-03-01,rent,30,,,month\n2026-04-01,rent,30,,,month\n");
        Assert.Equal(ExitCodes.Done, (await CommandRun.RunAsync("import", sales, "--db", Database)).Code);
        Assert.Equal(ExitCodes.Done, (await CommandRun.RunAsync("import", costs, "--as", "costs", "--db", Database)).Code);

        var json = await CommandRun.RunAsync("roi", "--from", "2026-03-01", "--to", "2026-04-30", "--db", Database, "--json");
        var text = await CommandRun.RunAsync("roi", "--db", Database);

        Assert.True(json.Code == ExitCodes.Done, json.Error);
        var total = json.Json.GetProperty("total");
        Assert.Equal((250m, 150m), (total.GetProperty("netRevenue").GetDecimal(), total.GetProperty("grossProfit").GetDecimal()));
        Assert.Equal(0.6m, total.GetProperty("grossMargin").GetDecimal());
        Assert.Contains("staff", total.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Contains("Not known, so not taken off:", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grain", "--by", "hour")]
    [InlineData("--where", "--where", "books")]
    public async Task Roi_AskedWrongly_SaysWhatToChange(string word, params string[] arguments)
    {
        var run = await CommandRun.RunAsync(["roi", "--db", Database, .. arguments]);

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(word, run.Error, StringComparison.Ordinal);
    }
}
