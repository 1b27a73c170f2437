using System.CommandLine;
using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;

namespace Analytics.Web.Commands;

/// <summary><c>backtest</c>: forecasts from origins in the past, and says how they came out against seasonal naive.</summary>
public static class BacktestCommand
{
    private static readonly Option<int?> Origins = new("--origins") { Description = "How many origins, 1 to 100; by default as many as the history allows, up to 24.", HelpName = "N" };

    private static readonly Option<int?> Stride = new("--stride") { Description = "Steps between origins.", HelpName = "N" };

    private static readonly Option<bool> Refit = new("--refit")
    {
        Description = "Forecast each origin as if it were the end: periods, closed days, models, weights and intervals from the history before it alone. "
            + "Needs --origins and --stride, and takes as many times longer as there are origins; scores are means of the origins' scores.",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("backtest", "Forecast from origins in the past: MASE, sMAPE, WAPE and coverage, beside seasonal naive.");
        ForecastOptionsOfCommand.AddTo(command);
        command.Add(Origins);
        command.Add(Stride);
        command.Add(Refit);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = ForecastOptionsOfCommand.Read(parsed);
        if (parsed.GetValue(Origins) is < 1 or > 100 || parsed.GetValue(Stride) is < 1 or > 1000)
        {
            throw new UsageException("--origins takes 1 to 100, and --stride 1 to 1000.");
        }

        if (parsed.GetValue(Refit) && (parsed.GetValue(Origins) is null || parsed.GetValue(Stride) is null))
        {
            throw new UsageException("--refit needs --origins and --stride: say how many origins, and how many steps apart.");
        }

        var console = CommandConsole.Of(parsed);
        var series = await ForecastOptionsOfCommand.SeriesAsync(parsed, cancellationToken);
        var (results, outcomes) = await ProgressBar.RunAsync(console, "Testing", progress => TestAsync(parsed, series, request, progress, cancellationToken));
        var tests = results.OfType<BacktestResult>().ToArray();
        if (tests.Length == 0)
        {
            throw new FailedException("No series is long enough for a forecast from its past: seven values are the least.");
        }

        console.WriteJson(series.Select((s, i) => new
        {
            uniqueId = s.Id,
            model = outcomes?[i].Forecast?.Model,
            origins = results[i]?.Origins,
            scores = results[i]?.Scores.Select(static v => new { v.Name, mase = Finite(v.Mase), smape = Finite(v.Smape), wape = Finite(v.Wape) }),
            coverage = results[i]?.Coverage.Select(static c => new { c.Level, realised = Finite(c.Realised) }),
            totalCoverage = results[i]?.TotalCoverage.Select(static c => new { c.Level, realised = Finite(c.Realised) }),
            refusal = outcomes?[i].Refusal?.Message,
        }));
        if (!console.IsJson)
        {
            Print(console, tests, series.Count);
        }

        return ExitCodes.Done;
    }

    private static async Task<(BacktestResult?[] Results, IntervalForecastOutcome[]? Outcomes)> TestAsync(
        ParseResult parsed, IReadOnlyList<NamedSeries> series, ForecastRequest request, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var (origins, stride) = (parsed.GetValue(Origins), parsed.GetValue(Stride));
        if (parsed.GetValue(Refit))
        {
            var model = new AutoForecastOptions { Model = request.Model };
            return (await RefittedBacktest.RunAsync(series, request, model, origins!.Value, stride!.Value, progress, cancellationToken), null);
        }

        var options = new AutoForecastOptions { Model = request.Model, Origins = origins, Stride = stride };
        var outcomes = await SeriesForecaster.RunAsync(series, request, options, progress, cancellationToken);
        return ([.. outcomes.Select(static o => o.Forecast?.Backtest)], outcomes);
    }

    private static void Print(CommandConsole console, BacktestResult[] tests, int series)
    {
        var table = new TextTable();
        table.AddColumn("model", alignRight: false);
        foreach (var title in (string[])["MASE", "sMAPE", "WAPE", "series"])
        {
            table.AddColumn(title, alignRight: true);
        }

        // The combination first and seasonal naive last, as in each test; means over the series.
        var scores = tests.SelectMany(static t => t.Scores.Select((s, i) => (Score: s, Place: i == 0 ? 0 : i == t.Scores.Count - 1 ? 2 : 1)));
        foreach (var group in scores.GroupBy(static s => (s.Place, s.Score.Name)).OrderBy(static g => g.Key.Place).ThenBy(static g => Mean(g.Select(static s => s.Score.Mase))))
        {
            table.AddRow(
            [
                group.Key.Name,
                Shown(Mean(group.Select(static s => s.Score.Mase)), "0.000"),
                Shown(Mean(group.Select(static s => s.Score.Smape)), "0.00"),
                Shown(Mean(group.Select(static s => s.Score.Wape)), "0.000"),
                group.Count().ToString("N0", CultureInfo.InvariantCulture),
            ]);
        }

        table.Write(console.Output);
        console.Say(string.Empty);
        foreach (var level in tests[0].Coverage.Select(static c => c.Level))
        {
            console.Say(Text.Of($"Intervals at {level:0.#%}: {Mean(tests.Select(t => t.Coverage.First(c => c.Level == level).Realised)):0.0%} of what then happened was inside, and {Mean(tests.Select(t => t.TotalCoverage.First(c => c.Level == level).Realised)):0.0%} of totals inside their own."));
        }

        console.Say(Text.Of($"{tests.Length:N0} of {series:N0} series, {tests.Sum(static t => t.Origins):N0} origins; {tests.Count(static t => t.BeatsNaive):N0} better than seasonal naive."));
    }

    private static double Mean(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        return finite.Length == 0 ? double.NaN : finite.Average();
    }

    private static string Shown(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "n/a";

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
