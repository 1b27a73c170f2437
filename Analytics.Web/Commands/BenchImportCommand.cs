using System.CommandLine;
using System.Diagnostics;
using Analytics.Core.Import;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;

namespace Analytics.Web.Commands;

/// <summary><c>bench import</c>: imports a file into new databases of its own, and times it until the first answer.</summary>
public static class BenchImportCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The file to import, over and over, into new databases." };

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "How many counted runs, after one that is not.",
        HelpName = "N",
        DefaultValueFactory = static _ => 3,
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("import", "Import a file into new databases: seconds until it is durable and answers a question.") { File, Runs };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetValue(File)!);
        if (!System.IO.File.Exists(path))
        {
            throw new FailedException($"There is no file '{path}'. Check the path; nothing was changed.");
        }

        var runs = parsed.GetValue(Runs);
        if (runs is < 1 or > 100)
        {
            throw new UsageException("--runs takes 1 to 100.");
        }

        var console = CommandConsole.Of(parsed);
        var seconds = new List<double>();
        var rows = 0L;
        for (var run = 0; run <= runs; run++)
        {
            var folder = Directory.CreateTempSubdirectory("analytics-bench-");
            try
            {
                (rows, var elapsed) = await OnceAsync(path, Path.Combine(folder.FullName, "bench.db"), cancellationToken);
                console.Warn(Text.Of($"{(run == 0 ? "warm-up" : $"run {run}")}: {rows:N0} rows in {elapsed:0.00} s"));
                if (run > 0)
                {
                    seconds.Add(elapsed);
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        seconds.Sort();
        var median = seconds[seconds.Count / 2];
        console.WriteJson(new { rows, runs, seconds = median, least = seconds[0], most = seconds[^1], rowsPerSecond = Math.Round(rows / median) });
        if (!console.IsJson)
        {
            console.Say(Text.Of($"{rows:N0} rows, durable and answering, in {median:0.00} s (median of {runs}): {rows / median:N0} rows a second."));
        }

        return ExitCodes.Done;
    }

    // Timed from the first look at the file to the first answer; making the empty database comes before.
    private static async Task<(long Rows, double Seconds)> OnceAsync(string path, string database, CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(database);
        await services.GetRequiredService<DataStartup>().PrepareAsync(withDemo: false, cancellationToken);
        var import = services.GetRequiredService<IImportService>();
        using var file = new ImportFile(path);
        var clock = Stopwatch.StartNew();
        var preview = await import.InspectAsync(file, cancellationToken: cancellationToken);
        var report = await import.CheckAsync(file, preview.SuggestedPlan, cancellationToken: cancellationToken);
        var outcome = await import.CommitAsync(file, preview.SuggestedPlan, report, "bench", cancellationToken: cancellationToken);
        await services.GetRequiredService<DataStartup>().LoadFactsAsync(cancellationToken);
        var answer = await services.GetRequiredService<IQueryRunner>().RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue] }, cancellationToken);
        var elapsed = clock.Elapsed.TotalSeconds;
        return answer.Totals[0].Value == outcome.NetRevenue
            ? (outcome.Rows, elapsed)
            : throw new StorageException(StorageProblem.Other, "The import and the query disagree about net revenue.");
    }
}
