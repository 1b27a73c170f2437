using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

/// <summary>The verbs <c>attribute</c>, <c>experiment</c> and <c>optimize</c>.</summary>
public sealed class MarketingVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-marketing-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Optimize_DemoShop_DividesAndSaysWhy()
    {
        var database = Path.Combine(_folder, "shop.db");
        Assert.Equal(ExitCodes.Done, (await CommandRun.RunAsync("seed", "--customers", "300", "--months", "8", "--db", database)).Code);

        var run = await CommandRun.RunAsync("optimize", "--goal", "cost", "--samples", "20", "--bound", "S-1=5..40", "--db", database, "--json");

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Equal(6, run.Json.GetProperty("rows").GetArrayLength());
        Assert.Equal("cost", run.Json.GetProperty("goal").GetString());
        var words = await CommandRun.RunAsync("optimize", "--samples", "20", "--db", database);
        Assert.Contains("Newsletter", words.Output, StringComparison.Ordinal);
        Assert.Contains("hardly varies", words.Output, StringComparison.Ordinal);
        Assert.Contains("good days anyway", words.Error, StringComparison.Ordinal);
        var credit = await CommandRun.RunAsync("attribute", "--events", "--samples", "0", "--db", database, "--json");
        Assert.Equal(ExitCodes.Done, credit.Code);
        Assert.Equal(credit.Json.GetProperty("conversions").GetDouble(), credit.Json.GetProperty("rows").EnumerateArray().Sum(static r => r.GetProperty("linear").GetDouble()), 6);
        var test = await CommandRun.RunAsync("experiment", "--side", "device", "--control-value", "desktop", "--variant-value", "mobile", "--conversion", "purchase", "--db", database, "--json");
        Assert.Equal(ExitCodes.Done, test.Code);
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("experiment", "--side", "device", "--control-value", "x", "--db", database)).Code);
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("attribute", "--events", "--input", "x.csv", "--db", database)).Code);
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("optimize", "--goal", "fame", "--db", database)).Code);
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("optimize", "--bound", "S-1=5", "--db", database)).Code);
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("optimize", "--bound", "X=5..6", "--db", database)).Code);
    }

    [Fact]
    public async Task Attribute_OwnColumnsAndSeparator_GivesEveryModelWithRanges()
    {
        var run = await AttributeAsync("journey;wins;worth;lost\nMail|Search;3;30.5;1\nSearch;2;10;4\n", "--map", "path=journey,conversions=wins,value=worth,nulls=lost", "--separator", "|", "--samples", "20", "--json");

        Assert.Equal(ExitCodes.Done, run.Code);
        var rows = run.Json.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(["Mail", "Search"], rows.Select(static r => r.GetProperty("channel").GetString()));
        Assert.Equal(3, rows[0].GetProperty("first").GetDouble());
        Assert.Equal(10, rows[1].GetProperty("firstValue").GetDouble(), 9);
        Assert.Equal(2, rows[0].GetProperty("shapleyRange").GetArrayLength());
        foreach (var model in new[] { "first", "last", "linear", "position", "timeDecay", "markov1", "markov2", "markov3", "shapley" })
        {
            Assert.Equal(5, rows.Sum(r => r.GetProperty(model).GetDouble()), 9);
            Assert.Equal(40.5, rows.Sum(r => r.GetProperty(model + "Value").GetDouble()), 9);
        }

        Assert.Contains("not a measurement of cause", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attribute_WithoutCounts_EachRowIsOneConversion()
    {
        var run = await AttributeAsync("path\na > b\nb\n", "--samples", "0");

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Contains("All", run.Output, StringComparison.Ordinal);
        Assert.Contains("only 2 conversions", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("path,conversions\na,x\n", "Line 2 has 'x' conversions", ExitCodes.Failed)]
    [InlineData("path,conversions\na,-1\n", "Line 2", ExitCodes.Failed)]
    [InlineData("path,conversions\n > ,1\n", "Line 2 has no channel", ExitCodes.Failed)]
    [InlineData("path,conversions,value\na,0,5\n", "no conversion that brought it", ExitCodes.Failed)]
    [InlineData("path,conversions\n", "no path", ExitCodes.Failed)]
    [InlineData("way,conversions\na,1\n", "--map path=COLUMN", ExitCodes.BadUsage)]
    public async Task Attribute_BadFile_SaysWhatToMend(string text, string words, int code)
    {
        var run = await AttributeAsync(text);

        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--map", "path")]
    [InlineData("--map", "path=nowhere")]
    [InlineData("--map", "road=path")]
    [InlineData("--samples", "-1")]
    [InlineData("--half-life", "0")]
    [InlineData("--level", "20")]
    public async Task Attribute_BadOption_IsBadUsage(string option, string value) =>
        Assert.Equal(ExitCodes.BadUsage, (await AttributeAsync("path,conversions\na,1\n", option, value)).Code);

    [Fact]
    public async Task Attribute_NoSuchFile_Fails() =>
        Assert.Equal(ExitCodes.Failed, (await CommandRun.RunAsync("attribute", "--input", Path.Combine(_folder, "none.csv"))).Code);

    [Fact]
    public async Task Experiment_Json_HasTheFigures()
    {
        var run = await CommandRun.RunAsync("experiment", "--control", "50/1000", "--variant", "65/1000", "--guardrail", "Returns:down:20/1000:22/1000:0.02", "--json");

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Equal(1.4408, run.Json.GetProperty("z").GetDouble(), 4);
        Assert.Equal(0.1496, run.Json.GetProperty("pValue").GetDouble(), 4);
        foreach (var name in new[] { "lift", "relativeLift", "low", "high", "alwaysValidP", "srmP" })
        {
            Assert.True(double.IsFinite(run.Json.GetProperty(name).GetDouble()));
        }

        Assert.Equal("held", run.Json.GetProperty("guardrails")[0].GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("50", "65/1000")]
    [InlineData("50/1000", "x/1000")]
    [InlineData("50/10", "65/1000")]
    [InlineData("-5/10", "65/1000")]
    public async Task Experiment_BadCounts_IsBadUsage(string control, string variant)
    {
        var run = await CommandRun.RunAsync("experiment", $"--control={control}", $"--variant={variant}");

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.NotEmpty(run.Error);
    }

    private async Task<CommandRun> AttributeAsync(string text, params string[] options)
    {
        var file = Path.Combine(_folder, "paths.csv");
        await File.WriteAllTextAsync(file, text);
        return await CommandRun.RunAsync(["attribute", "--input", file, .. options]);
    }
}
