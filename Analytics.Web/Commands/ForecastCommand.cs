using System.CommandLine;
using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;

namespace Analytics.Web.Commands;

/// <summary><c>forecast</c>: forecasts the series of a file, or a measure of the shop, with intervals.</summary>
public static class ForecastCommand
{
    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Where to write unique_id,ds,mean and the intervals; standard output by default.",
        HelpName = "FILE",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("forecast", "Forecast the series of a file, or a measure of the shop, with intervals.");
        ForecastOptionsOfCommand.AddTo(command);
        command.Add(Out);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = ForecastOptionsOfCommand.Read(parsed);
        var console = CommandConsole.Of(parsed);
        var series = await ForecastOptionsOfCommand.SeriesAsync(parsed, cancellationToken);
        var options = new AutoForecastOptions { Model = request.Model };
        var outcomes = await ProgressBar.RunAsync(
            console, "Forecasting", progress => SeriesForecaster.RunAsync(series, request, options, progress, cancellationToken));
        var path = parsed.GetValue(Out);
        if (path is not null)
        {
            await WriteFileAsync(path, writer => Write(writer, series, outcomes, request));
        }
        else if (!console.IsJson)
        {
            Write(console.Output, series, outcomes, request);
        }

        console.WriteJson(Document(series, outcomes));
        return Report(console, series, outcomes, path);
    }

    // Whole, or not at all: a reader never sees half a file.
    private static async Task WriteFileAsync(string path, Action<TextWriter> write)
    {
        var half = path + ".part";
        await using (var writer = new StreamWriter(half))
        {
            write(writer);
        }

        File.Move(half, path, overwrite: true);
    }

    private static void Write(TextWriter writer, IReadOnlyList<NamedSeries> series, IntervalForecastOutcome[] outcomes, ForecastRequest request)
    {
        writer.Write("unique_id,ds,mean");
        foreach (var (text, _) in request.Levels)
        {
            writer.Write($",lower_{text},upper_{text}");
        }

        writer.Write('\n');
        for (var i = 0; i < series.Count; i++)
        {
            if (outcomes[i].Forecast is { } forecast)
            {
                for (var h = 0; h < forecast.Horizon; h++)
                {
                    writer.Write($"{Cell(series[i].Id)},{series[i].Label(h)},{Number(forecast.Means[h])}");
                    for (var l = 0; l < forecast.Levels.Count; l++)
                    {
                        writer.Write($",{Number(forecast.Lower[l][h])},{Number(forecast.Upper[l][h])}");
                    }

                    writer.Write('\n');
                }
            }
        }
    }

    private static int Report(CommandConsole console, IReadOnlyList<NamedSeries> series, IntervalForecastOutcome[] outcomes, string? path)
    {
        var refused = 0;
        for (var i = 0; i < series.Count; i++)
        {
            if (outcomes[i].Refusal is { } refusal)
            {
                refused++;
                console.Warn($"'{series[i].Id}' has no forecast. {refusal.Message}");
            }
        }

        foreach (var group in outcomes.SelectMany(static o => o.Forecast?.Warnings ?? []).GroupBy(static w => w.Kind).OrderBy(static g => g.Key))
        {
            console.Warn(series.Count == 1 ? group.First().Message : Text.Of($"{group.Count():N0} of {series.Count:N0} series: {Phrase(group.Key)}"));
        }

        if (path is not null)
        {
            console.Say(Text.Of($"{series.Count - refused:N0} series forecast, written to {path}."));
        }

        return refused == series.Count ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static string Phrase(ForecastWarningKind kind) => kind switch
    {
        ForecastWarningKind.NotBetterThanNaive => "nothing beat seasonal naive in the series' own past, so it is the forecast.",
        ForecastWarningKind.ShortHistory => "the history is short.",
        ForecastWarningKind.MissingFilled => "missing steps were filled.",
        ForecastWarningKind.Constant => "all values are equal.",
        ForecastWarningKind.AllZero => "all values are zero.",
        ForecastWarningKind.Intermittent => "most values are zero, a rate is forecast.",
        ForecastWarningKind.ClosedDays => "closed days were found and are forecast as zero.",
        ForecastWarningKind.LongHorizon => "the horizon is longer than the history, or than what could be tried on it.",
        ForecastWarningKind.HistoryCut => "older history was left out.",
        ForecastWarningKind.IntervalFromModel => "intervals come from the models, not from rolling origins.",
        _ => "a model's parameters stand at the edge of their range.",
    };

    private static object Document(IReadOnlyList<NamedSeries> series, IntervalForecastOutcome[] outcomes) => series.Select((s, i) => new
    {
        uniqueId = s.Id,
        refusal = outcomes[i].Refusal?.Message,
        model = outcomes[i].Forecast?.Model,
        seasons = outcomes[i].Forecast?.Seasons,
        total = outcomes[i].Forecast?.Totals,
        warnings = outcomes[i].Forecast?.Warnings,
        points = outcomes[i].Forecast is { } f
            ? Enumerable.Range(0, f.Horizon).Select(h => new
            {
                ds = s.Label(h),
                mean = f.Means[h],
                intervals = f.Levels.Select((level, l) => new { level, lower = f.Lower[l][h], upper = f.Upper[l][h] }),
            })
            : null,
    });

    private static string Number(double value) => value.ToString("G10", CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
