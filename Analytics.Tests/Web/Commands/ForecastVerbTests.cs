using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

public sealed class ForecastVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-forecast-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Forecast_File_WritesEverySeriesInOrder()
    {
        var path = Write("unique_id,ds,y\n" + Rows("b") + Rows("a"));
        var target = Path.Combine(folder.FullName, "out.csv");

        var (code, _, error) = await RunAsync("forecast", "--input", path, "--horizon", "3", "--level", "95,80", "--out", target);
        var lines = await File.ReadAllLinesAsync(target);

        Assert.True(code == ExitCodes.Done, error);
        Assert.Equal("unique_id,ds,mean,lower_80,upper_80,lower_95,upper_95", lines[0]);
        Assert.Equal(["b,41", "b,42", "b,43", "a,41", "a,42", "a,43"], lines[1..].Select(static l => string.Join(',', l.Split(',')[..2])));
    }

    [Fact]
    public async Task Backtest_File_ShowsSeasonalNaiveLast()
    {
        var (code, output, error) = await RunAsync("backtest", "--input", Write("unique_id,ds,y\n" + Rows("a")), "--horizon", "4", "--origins", "3", "--season", "4");

        Assert.True(code == ExitCodes.Done, error);
        Assert.Contains("snaive", output, StringComparison.Ordinal);
        Assert.Contains("3 origins", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forecast")]
    [InlineData("forecast", "--horizon", "0")]
    [InlineData("forecast", "--horizon", "5", "--level", "101")]
    [InlineData("forecast", "--horizon", "5", "--season", "x")]
    [InlineData("forecast", "--horizon", "5", "--model", "crystal-ball")]
    [InlineData("backtest", "--horizon", "5", "--origins", "0")]
    public async Task Verb_AskedWrongly_IsBadUsage(params string[] arguments) =>
        Assert.Equal(ExitCodes.BadUsage, (await RunAsync(arguments)).Code);

    [Fact]
    public async Task Forecast_BadRow_NamesItAndFails()
    {
        var (code, _, error) = await RunAsync("forecast", "--input", Write("unique_id,ds,y\na,1,2\na,2,two\n"), "--horizon", "3");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("Line 3, column y", error, StringComparison.Ordinal);
    }

    private static string Rows(string id) => string.Concat(Enumerable.Range(1, 40).Select(t => $"{id},{t},{20 + (t % 4) + (0.1 * t):0.0}\n"));

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string Write(string text)
    {
        var path = Path.Combine(folder.FullName, "in.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
