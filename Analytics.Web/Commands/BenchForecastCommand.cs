using System.CommandLine;
using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;

namespace Analytics.Web.Commands;

/// <summary><c>bench forecast</c>: forecasts series whose future is known, and makes the table of docs/accuracy.md.</summary>
public static class BenchForecastCommand
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "The folder with NAME_train.csv and NAME_test.csv, each unique_id,ds,y.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string[]> Sets = new("--set")
    {
        Description = "Which set, with the period of its MASE: m4_weekly:1. By default the three of docs/accuracy.md that are there.",
        HelpName = "NAME:M",
    };

    private static readonly Option<string> Model = new("--model") { Description = "The model.", HelpName = "NAME", DefaultValueFactory = static _ => ForecastModels.Auto };

    private static readonly Option<int> Threads = new("--threads") { Description = "How many series at a time; milliseconds are of processor time, whatever their number.", HelpName = "N", DefaultValueFactory = static _ => 1 };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("forecast", "Forecast sets whose future is known: sMAPE, MASE, coverage and milliseconds a series.") { Data, Sets, Model, Threads };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(Data);
        var model = parsed.GetRequiredValue(Model);
        if (!ForecastModels.Names.Contains(model) || parsed.GetValue(Threads) is < 1 or > 64)
        {
            throw new UsageException($"--model takes one of {string.Join(", ", ForecastModels.Names)}, and --threads 1 to 64.");
        }

        var console = CommandConsole.Of(parsed);
        var sets = (parsed.GetValue(Sets) is { Length: > 0 } named ? named.Select(Parse) : [("m4_weekly", 1), ("m3_quarterly", 4), ("nn5_daily", 7)]).ToArray();
        var rows = new List<BenchForecastRow>();
        foreach (var (name, season) in sets)
        {
            var train = Read(Path.Combine(folder, name + "_train.csv"));
            var test = Read(Path.Combine(folder, name + "_test.csv")).ToDictionary(static s => s.Id, static s => s.Values, StringComparer.Ordinal);
            var request = new ForecastRequest(test.Values.Max(static v => v.Length), [("80", 0.8), ("95", 0.95)], model, [], parsed.GetValue(Threads));
            var options = new AutoForecastOptions { Model = model };
            var before = Environment.CpuUsage.TotalTime;
            var outcomes = await ProgressBar.RunAsync(console, name, progress => SeriesForecaster.RunAsync(train, request, options, progress, cancellationToken));
            rows.Add(BenchForecastRow.Of(name, season, train, test, outcomes, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / train.Count));
            console.Warn(Text.Of($"{name}: {rows[^1].Smape:0.000} / {rows[^1].Mase:0.000}"));
        }

        console.WriteJson(rows);
        if (!console.IsJson)
        {
            var table = new TextTable();
            table.AddColumn("set", alignRight: false);
            foreach (var title in (string[])["series", "horizon", "sMAPE", "MASE", "80%", "95%", "total 80%", "ms a series"])
            {
                table.AddColumn(title, alignRight: true);
            }

            foreach (var row in rows)
            {
                table.AddRow(
                [
                    row.Set, Text.Of($"{row.Series:N0}"), Text.Of($"{row.Horizon}"), Text.Of($"{row.Smape:0.000}"), Text.Of($"{row.Mase:0.000}"),
                    Text.Of($"{row.Coverage80:0.0%}"), Text.Of($"{row.Coverage95:0.0%}"), Text.Of($"{row.TotalCoverage80:0.0%}"), Text.Of($"{row.Milliseconds:0.0}"),
                ]);
            }

            table.Write(console.Output);
        }

        return ExitCodes.Done;
    }

    private static (string Name, int Season) Parse(string text) =>
        text.Split(':') is [var name, var season] && int.TryParse(season, out var m) && m is >= 1 and <= 10_000
            ? (name, m)
            : throw new UsageException($"--set takes a name and a period, such as m4_weekly:1; '{text}' is not.");

    private static IReadOnlyList<NamedSeries> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FailedException($"There is no file '{path}'. --data names the folder with the sets.");
        }

        try
        {
            using var reader = new StreamReader(path);
            return SeriesFile.Read(reader);
        }
        catch (SeriesFileException e)
        {
            throw new FailedException($"{Path.GetFileName(path)} cannot be read. {e.Message}", e);
        }
    }
}
