using System.CommandLine;
using Analytics.Core.Customers.Bench;

namespace Analytics.Web.Commands;

/// <summary><c>bench scores</c>: computes all customers' scores on a made-up shop in memory.</summary>
public static class BenchScoresCommand
{
    private const int Least = 100;
    private const int Most = 5_000_000;

    private static readonly Option<int> Customers = new("--customers")
    {
        Description = Text.Of($"How many customers, {Least:N0} to {Most:N0}; each has ten lines on average."),
        HelpName = "N",
        DefaultValueFactory = static _ => 1_000_000,
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("scores", "Score a made-up shop's customers in memory: segments, tiers, churn, lifetime values, next orders, held-out scores.") { Customers };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var console = CommandConsole.Of(parsed);
        var customers = parsed.GetValue(Customers);
        if (customers is < Least or > Most)
        {
            throw new UsageException(Text.Of($"--customers takes {Least:N0} to {Most:N0}."));
        }

        console.Warn(Text.Of($"Making {customers:N0} customers; then they are scored once."));
        var result = await ScoresBench.RunAsync(customers, step => console.Warn(step + "…"), cancellationToken);
        console.WriteJson(result);
        if (!console.IsJson)
        {
            foreach (var (step, seconds) in result.Steps)
            {
                console.Say(Text.Of($"{step,-50} {seconds,9:N2} s"));
            }

            console.Say(Text.Of($"{"All scores",-50} {result.Seconds,9:N2} s"));
            console.Say(Text.Of($"{"First page by a field",-50} {result.PageMilliseconds,9:N1} ms"));
            console.Say(Text.Of($"{"Another page by it, filtered",-50} {result.NextPageMilliseconds,9:N1} ms"));
            console.Say(Text.Of($"{"Ten similar customers",-50} {result.SimilarMilliseconds,9:N1} ms"));
            console.Say(Text.Of($"{"Stored",-50} {result.StoredBytes,9:N0} bytes"));
            console.Say(Text.Of($"{"Ready from storage",-50} {result.LoadSeconds,9:N2} s"));
        }

        return ExitCodes.Done;
    }
}
