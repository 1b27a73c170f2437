using System.Globalization;
using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

/// <summary>What the verbs forecast and backtest say of a file: its steps, its seasons, several levels, and what is wrong with it.</summary>
public sealed class ForecastFileVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-forecast-file-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(1, "2026-02-10", "2026-02-11")]
    [InlineData(7, "2026-10-08", "2026-10-15")]
    public async Task Forecast_Dates_GoOnByTheFilesStep(int days, string first, string second)
    {
        var rows = Enumerable.Range(0, 40).Select(t => Row("a", new DateOnly(2026, 1, 1).AddDays(days * t).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), t));
        var run = await ForecastAsync(rows, "--horizon", "2", "--model", "theta");

        Assert.True(run.Code == ExitCodes.Done, run.Error);
        var lines = run.Output.Split('\n');
        Assert.Equal((first, second), (lines[1].Split(',')[1], lines[2].Split(',')[1]));
    }

    [Fact]
    public async Task Forecast_WithoutSeason_FindsIt_AndLevelsNest()
    {
        var run = await ForecastAsync(Enumerable.Range(1, 84).Select(static t => Row("a", t.ToString(CultureInfo.InvariantCulture), t)), "--horizon", "7", "--level", "50,80,95,99", "--json");

        Assert.True(run.Code == ExitCodes.Done, run.Error);
        var series = run.Json[0];
        Assert.Equal(7, series.GetProperty("seasons")[0].GetInt32());
        Assert.All(series.GetProperty("points").EnumerateArray(), static point =>
        {
            var widths = point.GetProperty("intervals").EnumerateArray().Select(static i => i.GetProperty("upper").GetDouble() - i.GetProperty("lower").GetDouble()).ToArray();
            Assert.Equal(4, widths.Length);
            Assert.Equal(widths.Order(), widths);
        });
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("unique_id,ds,y\n", "no rows")]
    [InlineData("id,ds,y\na,1,2\n", "no column unique_id")]
    [InlineData("unique_id,ds,y\na,1,2\na,1,3\n", "already on line 2")]
    [InlineData("unique_id,ds,y\na,1,2\na,soon,3\n", "neither a whole number nor a day")]
    [InlineData("unique_id,ds,y\na,1,2\na,2026-01-01,3\n", "both numbers and dates")]
    [InlineData("unique_id,ds,y\na,1,2\na,2,1e999\n", "is no number")]
    [InlineData("unique_id,ds,y\na,1,2,3\n", "4 columns where the header has 3")]
    public async Task Forecast_FileThatCannotBeRead_SaysWhereAndWhy(string text, string message)
    {
        var path = Path.Combine(folder.FullName, "in.csv");
        await File.WriteAllTextAsync(path, text);

        foreach (var verb in new[] { "forecast", "backtest" })
        {
            var run = await CommandRun.RunAsync(verb, "--input", path, "--horizon", "3");

            Assert.Equal(ExitCodes.Failed, run.Code);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.Empty(run.Output);
        }
    }

    [Fact]
    public async Task Forecast_NoSuchFile_SaysSo()
    {
        var run = await CommandRun.RunAsync("forecast", "--input", Path.Combine(folder.FullName, "nowhere.csv"), "--horizon", "3");

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("There is no file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forecast_OneSeriesTooShort_ForecastsTheOthersAndSaysHowMuchIsNeeded()
    {
        var run = await ForecastAsync([.. Enumerable.Range(1, 30).Select(static t => Row("long", t.ToString(CultureInfo.InvariantCulture), t)), Row("gone", "1", double.NaN)], "--horizon", "2");
        var alone = await ForecastAsync([Row("gone", "1", double.NaN)], "--horizon", "2");

        Assert.True(run.Code == ExitCodes.Done, run.Error);
        Assert.Equal(2, run.Output.Split('\n').Count(static line => line.StartsWith("long,", StringComparison.Ordinal)));
        Assert.Contains("'gone' has no forecast.", run.Error, StringComparison.Ordinal);
        // Nothing at all could be forecast.
        Assert.Equal(ExitCodes.Failed, alone.Code);
    }

    private static string Row(string id, string ds, double t) =>
        double.IsNaN(t) ? $"{id},{ds}," : string.Create(CultureInfo.InvariantCulture, $"{id},{ds},{50 + (10 * ((int)t % 7)) + ((int)t * 7919 % 11 / 10.0):0.0}");

    private async Task<CommandRun> ForecastAsync(IEnumerable<string> rows, params string[] arguments)
    {
        var path = Path.Combine(folder.FullName, "in.csv");
        await File.WriteAllLinesAsync(path, ["unique_id,ds,y", .. rows]);
        return await CommandRun.RunAsync(["forecast", "--input", path, .. arguments]);
    }
}
