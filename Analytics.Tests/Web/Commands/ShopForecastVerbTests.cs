using System.Globalization;
using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

/// <summary>The verbs forecast and backtest over a shop's own purchases.</summary>
public sealed class ShopForecastVerbTests : IDisposable
{
    private static readonly DateOnly First = new(2025, 3, 3);

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-shop-forecast-").FullName;

    private string Database => Path.Combine(folder, "shop.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Forecast_Shop_GoesOnFromItsLastDay_AndKnowsItsClosedDays()
    {
        await ImportAsync();
        var target = Path.Combine(folder, "out.csv");

        var run = await RunAsync("forecast", "--measure", "grossRevenue", "--horizon", "14", "--level", "80", "--out", target);
        var lines = await File.ReadAllLinesAsync(target);
        var parts = await RunAsync("forecast", "--measure", "grossRevenue", "--by", "category", "--horizon", "3", "--model", "snaive");
        var missing = await RunAsync("forecast", "--measure", "glamour", "--horizon", "3");

        Assert.True(run.Code == ExitCodes.Done, run.Error);
        Assert.Equal("unique_id,ds,mean,lower_80,upper_80", lines[0]);
        Assert.Equal(15, lines.Length);
        Assert.StartsWith("grossRevenue,2025-06-30,", lines[1], StringComparison.Ordinal);
        foreach (var cells in lines[1..].Select(static l => l.Split(',')))
        {
            var isSaturday = DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayOfWeek == DayOfWeek.Saturday;
            Assert.Equal(isSaturday, double.Parse(cells[2], CultureInfo.InvariantCulture) == 0);
            Assert.Equal(isSaturday, double.Parse(cells[4], CultureInfo.InvariantCulture) == 0);
        }

        Assert.Equal(["Books", "Toys"], parts.Output.Split('\n')[1..7].Select(static l => l.Split(',')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(ExitCodes.BadUsage, missing.Code);
    }

    [Fact]
    public async Task Backtest_ShopRefitted_ScoresEachOriginAsIfItWereTheEnd()
    {
        await ImportAsync();

        var run = await RunAsync("backtest", "--measure", "grossRevenue", "--horizon", "7", "--origins", "2", "--stride", "7", "--refit", "--model", "stl-theta", "--json");
        var plain = await RunAsync("backtest", "--measure", "grossRevenue", "--horizon", "7", "--origins", "2", "--stride", "7");
        var unsaid = await RunAsync("backtest", "--measure", "grossRevenue", "--horizon", "7", "--refit");

        Assert.True(run.Code == ExitCodes.Done, run.Error);
        var test = run.Json[0];
        Assert.Equal(2, test.GetProperty("origins").GetInt32());
        var scores = test.GetProperty("scores").EnumerateArray().ToList();
        Assert.Equal(["stl-theta", "snaive"], scores.Select(static s => s.GetProperty("name").GetString()));
        Assert.All(scores, static s => Assert.InRange(s.GetProperty("wape").GetDouble(), 0.001, 0.5));
        Assert.True(plain.Code == ExitCodes.Done, plain.Error);
        Assert.Contains("snaive", plain.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadUsage, unsaid.Code);
        Assert.Contains("--origins and --stride", unsaid.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_Refitted_IsTheForecastOfTheShorterFile()
    {
        string[] rows = [.. Enumerable.Range(1, 60).Select(static t => string.Create(CultureInfo.InvariantCulture, $"a,{t},{20 + (t % 4) + (t * 7919 % 11 / 10.0):0.0}"))];
        var whole = Path.Combine(folder, "whole.csv");
        var head = Path.Combine(folder, "head.csv");
        await File.WriteAllLinesAsync(whole, ["unique_id,ds,y", .. rows]);
        await File.WriteAllLinesAsync(head, ["unique_id,ds,y", .. rows[..54]]);

        var test = (await RunAsync("backtest", "--input", whole, "--horizon", "6", "--origins", "1", "--stride", "1", "--refit", "--json")).Json[0];
        var points = (await RunAsync("forecast", "--input", head, "--horizon", "6", "--json")).Json[0].GetProperty("points").EnumerateArray().Select(static p => p.GetProperty("mean").GetDouble());

        double[] actual = [.. rows[54..].Select(static r => double.Parse(r.Split(',')[2], CultureInfo.InvariantCulture))];
        Assert.Equal(actual.Zip(points, static (y, f) => Math.Abs(y - f)).Sum() / actual.Sum(), test.GetProperty("scores")[0].GetProperty("wape").GetDouble(), 1e-9);
    }

    // Seventeen weeks from a Monday to a Sunday, closed on Saturdays.
    private async Task ImportAsync()
    {
        var lines = Enumerable.Range(0, 17 * 7).Select(First.AddDays).Where(static d => d.DayOfWeek != DayOfWeek.Saturday).SelectMany(static (day, i) => new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"B{i},{day:yyyy-MM-dd},C{i % 9},Novel,Books,1,{40 + (5 * (int)day.DayOfWeek) + (i * 7919 % 13)}"),
            string.Create(CultureInfo.InvariantCulture, $"T{i},{day:yyyy-MM-dd},C{i % 7},Kite,Toys,2,{15 + (2 * (int)day.DayOfWeek) + (i * 7907 % 7)}"),
        });
        var file = Path.Combine(folder, "purchases.csv");
        await File.WriteAllLinesAsync(file, ["order_id,date,customer_id,product,category,quantity,unit_price", .. lines]);
        var run = await RunAsync("import", file);
        Assert.True(run.Code == ExitCodes.Done, run.Error + run.Output);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync([.. arguments, .. arguments.Contains("--input") ? Array.Empty<string>() : ["--db", Database]]);
}
