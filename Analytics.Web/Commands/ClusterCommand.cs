using System.CommandLine;
using System.Diagnostics;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Web.Commands;

/// <summary><c>cluster</c>: parts a file's rows, or the shop's customers, into clusters by K-means.</summary>
public static class ClusterCommand
{
    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("cluster", "Part a file's rows, or the shop's customers, into clusters by K-means.");
        ClusterOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return parsed.GetValue(ClusterOptions.Input) is { } file
                ? await OfFileAsync(parsed, file, cancellationToken)
                : await OfShopAsync(parsed, cancellationToken);
        }
        catch (ClusteringException problem)
        {
            throw new UsageException(problem.Message, problem);
        }
    }

    private static async Task<int> OfFileAsync(ParseResult parsed, FileInfo file, CancellationToken cancellationToken)
    {
        var names = ClusterOptions.ColumnsOf(parsed);
        if (names.Count == 0)
        {
            throw new UsageException("Say which columns to cluster on: --columns recency,frequency,monetary.");
        }

        var k = ClusterOptions.KOf(parsed) ?? 3;
        var console = CommandConsole.Of(parsed);
        var read = NumericColumns.Read(file.FullName, names);
        var options = new KMeansOptions
        {
            K = Math.Max(1, k),
            Starts = parsed.GetValue(ClusterOptions.Starts),
            Seed = parsed.GetValue(ClusterOptions.Seed),
            Standardise = parsed.GetValue(ClusterOptions.Standardise),
            Log = parsed.GetValue(ClusterOptions.Log),
        };
        var clock = Stopwatch.StartNew();
        IReadOnlyList<KMeansCandidate> candidates = [];
        KMeansFit fit;
        if (k == 0)
        {
            (fit, candidates) = KMeansModel.ChooseK(read.Data, options: options, cancellationToken: cancellationToken);
        }
        else
        {
            fit = KMeansModel.Fit(read.Data, options, cancellationToken: cancellationToken);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (read.Skipped > 0)
        {
            console.Warn(Text.Of($"{read.Skipped:N0} rows were left out because a value is missing."));
        }

        var profiles = ClusterProfiles.Of(read.Data, fit);
        ClusterPrinter.Print(console, fit, profiles, candidates, seconds);
        if (parsed.GetValue(ClusterOptions.Out) is { } target)
        {
            var lines = fit.Labels.ToArray().Select((label, i) => Text.Of($"{read.Lines[i]},{label},{CsvCell.Quote(CsvCell.Escape(profiles[label].Name))}"));
            await File.WriteAllLinesAsync(target.FullName, lines.Prepend("line,cluster,name"), cancellationToken);
        }

        return ExitCodes.Done;
    }

    private static async Task<int> OfShopAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var query = new CustomerClusterQuery
        {
            Preset = ClusterOptions.PresetOf(parsed),
            Features =
            [
                .. ClusterOptions.ColumnsOf(parsed).Select(static name => CustomerFeatures.Find(name) ?? throw new UsageException(
                    $"Customers have no feature '{name}'. There are: {string.Join(", ", CustomerFeatures.All.Select(CustomerFeatures.KeyOf))}.")),
            ],
            Log = parsed.GetValue(ClusterOptions.Log),
            K = ClusterOptions.KOf(parsed),
            AsOf = parsed.GetValue(ClusterOptions.AsOf),
            Starts = parsed.GetValue(ClusterOptions.Starts),
            Seed = parsed.GetValue(ClusterOptions.Seed),
        };
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var clock = Stopwatch.StartNew();
        var result = await host.Get<CustomerClustering>().RunAsync(query, null, cancellationToken);
        ClusterPrinter.Print(host.Console, result.Fit, result.Profiles, result.Candidates, clock.Elapsed.TotalSeconds);
        if (parsed.GetValue(ClusterOptions.Out) is { } target)
        {
            var summaries = await host.Get<ICustomerQueries>().CustomerSummariesAsync(new CustomerSummaryQuery { CountOrders = false }, cancellationToken);
            var lines = result.Keys.Select((key, i) => Text.Of(
                $"{Cell(summaries.FactsOf(key).ExternalId)},{result.Fit.Labels[i]},{Cell(result.Profiles[result.Fit.Labels[i]].Name)}"));
            await File.WriteAllLinesAsync(target.FullName, lines.Prepend("customer,cluster,name"), cancellationToken);
        }

        return ExitCodes.Done;
    }

    private static string Cell(string? text) => CsvCell.Quote(CsvCell.Escape(text ?? string.Empty));
}
