using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

/// <summary>The verbs against a database of their own, in a machine culture that writes numbers the other way round.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-verbs-").FullName;

    public VerbTests() => CultureInfo.CurrentCulture = new CultureInfo("de-DE");

    private string Database => Path.Combine(_folder, "shop.db");

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _before;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Seed_Twice_ReplacesTheDemoAndTheNumbersAreTheSame()
    {
        var first = (await RunAsync("seed", "--customers", "40", "--months", "6", "--json")).Json;
        var second = (await RunAsync("seed", "--customers", "40", "--months", "6", "--json")).Json;

        Assert.Equal(40, first.GetProperty("customers").GetInt32());
        Assert.Equal(first.GetProperty("netRevenue").GetDecimal(), second.GetProperty("netRevenue").GetDecimal());
        Assert.Equal(first.GetProperty("batch").GetInt32(), Assert.Single(second.GetProperty("replaced").EnumerateArray()).GetInt32());
        var answer = (await RunAsync("query", "--measures", "netRevenue,lines,activeCustomers", "--json")).Json;
        Assert.Equal(second.GetProperty("netRevenue").GetDecimal(), answer.GetProperty("totals").GetProperty("netRevenue").GetDecimal());
        Assert.Equal(40, answer.GetProperty("totals").GetProperty("activeCustomers").GetInt32());
    }

    [Fact]
    public async Task Import_QueryUndo_NumbersComeAndGoToTheCent()
    {
        var file = await FileAsync();
        var imported = (await RunAsync("import", file, "--json")).Json;

        foreach (var name in (string[])["batch", "rows", "committed", "quarantined", "customers", "orders", "netRevenue", "grossRevenue", "problems", "seconds"])
        {
            Assert.True(imported.TryGetProperty(name, out _), name);
        }

        Assert.Equal((4, 2, 3), (imported.GetProperty("rows").GetInt32(), imported.GetProperty("customers").GetInt32(), imported.GetProperty("orders").GetInt32()));
        Assert.Equal(41.25m, imported.GetProperty("netRevenue").GetDecimal());
        Assert.Equal(46.25m, imported.GetProperty("grossRevenue").GetDecimal());

        var answer = (await RunAsync("query", "--measures", "netRevenue,returns", "--by", "month", "--json")).Json;
        Assert.Equal(["query", "columns", "rows", "totals", "warnings"], new[] { "query", "columns", "rows", "totals", "warnings" }.Where(n => answer.TryGetProperty(n, out _)));
        Assert.Equal(41.25m, answer.GetProperty("totals").GetProperty("netRevenue").GetDecimal());
        Assert.Equal(2, answer.GetProperty("rows").GetArrayLength());

        var again = await RunAsync("import", file);
        Assert.Equal(ExitCodes.Failed, again.Code);
        Assert.Contains("--again", again.Error, StringComparison.Ordinal);

        var undone = await RunAsync("import", "undo", "1", "--json");
        Assert.Equal(ExitCodes.Done, undone.Code);
        var empty = (await RunAsync("query", "--measures", "netRevenue,lines", "--json")).Json;
        Assert.Equal(0m, empty.GetProperty("totals").GetProperty("netRevenue").GetDecimal());
        Assert.Equal(0, empty.GetProperty("totals").GetProperty("lines").GetInt32());
        var list = (await RunAsync("import", "list", "--json")).Json;
        Assert.Equal("undone", list.GetProperty("batches")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Import_DryRun_WritesNothing()
    {
        var dry = (await RunAsync("import", await FileAsync(), "--dry-run", "--json")).Json;

        Assert.Equal(JsonValueKind.Null, dry.GetProperty("batch").ValueKind);
        Assert.Equal(41.25m, dry.GetProperty("netRevenue").GetDecimal());
        Assert.Equal(0, (await RunAsync("import", "list", "--json")).Json.GetProperty("batches").GetArrayLength());
    }

    [Fact]
    public async Task Query_WhereAndCompare_FiltersAndHoldsAgainst()
    {
        await RunAsync("import", await FileAsync());

        var answer = (await RunAsync(
            "query", "--measures", "netRevenue", "--by", "product", "--from", "2026-02-01", "--to", "2026-02-28",
            "--where", "product=A", "--where", "product=B", "--compare", "previous", "--json")).Json;

        Assert.Equal(11.25m, answer.GetProperty("totals").GetProperty("netRevenue").GetDecimal());
        Assert.Equal(30m, answer.GetProperty("comparisonTotals").GetProperty("netRevenue").GetDecimal());
        Assert.Equal("2026-01-01", answer.GetProperty("comparisonPeriod").GetProperty("from").GetString());
    }

    [Fact]
    public async Task Export_Lines_WritesAllOfThemWithAManifestThatFits()
    {
        await RunAsync("seed", "--customers", "60", "--months", "3");
        var file = Path.Combine(_folder, "lines.csv");

        var run = await RunAsync("export", "lines", "--out", file, "--json");

        var bytes = await File.ReadAllBytesAsync(file);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), run.Json.GetProperty("sha256").GetString());
        var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(file + ".manifest.json")).RootElement;
        Assert.Equal(run.Json.GetProperty("sha256").GetString(), manifest.GetProperty("sha256").GetString());
        Assert.Equal("cli", manifest.GetProperty("createdBy").GetString());
        var lines = await File.ReadAllLinesAsync(file);
        var counted = (await RunAsync("query", "--measures", "lines,netRevenue", "--json")).Json.GetProperty("totals");
        Assert.Equal(counted.GetProperty("lines").GetInt32(), lines.Length - 1);
        Assert.Equal(manifest.GetProperty("rows").GetInt32(), lines.Length - 1);
        // No name of the demo's products or people holds a quoted comma before the amount, but for the product's.
        var amounts = lines.Skip(1).Sum(l => decimal.Parse(l.Split(',')[^4], CultureInfo.InvariantCulture));
        Assert.Equal(counted.GetProperty("netRevenue").GetDecimal(), amounts);
    }

    [Fact]
    public async Task Export_FilteredTables_HoldOnlyWhatMatches()
    {
        await RunAsync("import", await FileAsync());

        var orders = await RunAsync("export", "orders", "--where", "product=B", "--no-bom");
        var customers = await RunAsync("export", "customers", "--from", "2026-02-01", "--to", "2026-02-28");
        var answer = await RunAsync("export", "query", "--measures", "netRevenue", "--by", "product", "--from", "2026-01-01", "--to", "2026-01-31");

        Assert.Equal(["3", "2", "1"], orders.Output.Split("\r\n")[1..^1].Select(l => l.Split(',')[0]));
        Assert.Equal(["c2"], customers.Output.Split("\r\n")[1..^1].Select(l => l.Split(',')[0]));
        Assert.Equal("product,productName,netRevenue", answer.Output.Split("\r\n")[0]);
    }

    [Fact]
    public async Task Export_ByFormat_WritesIt()
    {
        await RunAsync("import", await FileAsync());
        var file = Path.Combine(_folder, "orders.xlsx");

        var lines = await RunAsync("export", "orders", "--format", "jsonl");
        var byEnding = await RunAsync("export", "orders", "--out", file, "--json");
        var unnamed = await RunAsync("export", "orders", "--format", "xlsx");
        var unknown = await RunAsync("export", "orders", "--format", "pdf");

        Assert.Equal(["3", "2", "1"], lines.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("orderId").GetString()));
        Assert.Equal("xlsx", byEnding.Json.GetProperty("manifest").GetProperty("format").GetString());
        Assert.Equal(["3", "2", "1"], Fakes.XlsxFile.Read(await File.ReadAllBytesAsync(file))[0].Rows.Skip(1).Select(r => r[0]));
        Assert.Equal((2, 2), (unnamed.Code, unknown.Code));
    }

    [Fact]
    public async Task Users_AddResetList_ShowTheAccountAndALinkForItsPassword()
    {
        var added = await RunAsync("users", "add", "ada@shop.example", "--role", "Analyst", "--json");
        var twice = await RunAsync("users", "add", "ADA@shop.example");
        var weak = await RunAsync("users", "reset", "ada@shop.example", "--password", "short");
        var reset = await RunAsync("users", "reset", "ada@shop.example", "--password", "a long enough password");
        var unknown = await RunAsync("users", "reset", "nobody@shop.example");
        var list = (await RunAsync("users", "list", "--json")).Json.GetProperty("users");

        Assert.StartsWith("http://127.0.0.1:5080/", added.Json.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Failed, ExitCodes.BadUsage, ExitCodes.Done, ExitCodes.Failed), (twice.Code, weak.Code, reset.Code, unknown.Code));
        var account = Assert.Single(list.EnumerateArray());
        Assert.Equal(("ada@shop.example", "Analyst", true), (account.GetProperty("email").GetString(), account.GetProperty("role").GetString(), account.GetProperty("hasPassword").GetBoolean()));
    }

    [Theory]
    [InlineData("query")]
    [InlineData("query --measures nonsense")]
    [InlineData("query --measures lines --by nonsense")]
    [InlineData("query --measures lines --from yesterday")]
    [InlineData("query --measures lines --where category")]
    [InlineData("query --measures lines --compare nonsense")]
    [InlineData("export nonsense")]
    [InlineData("export lines --json")]
    [InlineData("query --measures lines --nope")]
    [InlineData("query --measures lines --top 99999999999")]
    [InlineData("import undo abc")]
    [InlineData("seed --customers 0")]
    [InlineData("seed --customers abc")]
    [InlineData("seed --months many")]
    [InlineData("import")]
    [InlineData("import undo")]
    [InlineData("users add")]
    [InlineData("users add a@b.example --role King")]
    public async Task RunAsync_BadUsage_ExitsTwoBeforeAnythingIsMade(string line)
    {
        var run = await RunAsync(line.Split(' '));

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Error);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Theory]
    [InlineData("query --measures lines")]
    [InlineData("export lines")]
    [InlineData("import list")]
    [InlineData("import undo 1")]
    [InlineData("import nothing-here.csv")]
    public async Task RunAsync_NothingThere_FailsAndMakesNothing(string line)
    {
        var run = await RunAsync(line.Split(' '));

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Empty(run.Output);
        Assert.StartsWith("There is no ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync([.. arguments, "--db", Database]);

    private async Task<string> FileAsync()
    {
        var file = Path.Combine(_folder, "shop.csv");
        await File.WriteAllTextAsync(
            file,
            """
            InvoiceNo,InvoiceDate,CustomerID,StockCode,Quantity,UnitPrice
            1,2026-01-05,c1,A,2,10.00
            1,2026-01-05,c1,B,1,10.00
            2,2026-02-06,c2,B,5,3.25
            3,2026-02-20,c2,B,-1,5.00

            """);
        return file;
    }
}
