using System.CommandLine;
using Analytics.Core.Queries.Bench;

namespace Analytics.Web.Commands;

/// <summary><c>bench</c>: measures this machine on made-up or real data; touches no database but its own.</summary>
public static class BenchCommand
{
    private const int LeastRows = 1_000;
    private const int MostRows = 100_000_000;

    private static readonly Option<int> Rows = new("--rows")
    {
        Description = Text.Of($"How many lines, {LeastRows:N0} to {MostRows:N0}."),
        HelpName = "N",
        DefaultValueFactory = static _ => 10_000_000,
    };

    /// <summary>The verb and its parts.</summary>
    public static Command Build()
    {
        var facts = new Command("facts", "Ask eight questions of a made-up shop in memory: median milliseconds, bytes a line, seconds from the snapshot.") { Rows };
        facts.SetAction(RunFacts);
        var command = new Command("bench", "Measure this machine.") { facts, BenchImportCommand.Build(), BenchForecastCommand.Build(), BenchLifetimeCommand.Build(), BenchClusterCommand.Build(), BenchScoresCommand.Build(), BenchSegmentsCommand.Build(), BenchSentimentCommand.Build(), BenchAttributionCommand.Build(), BenchFunnelCommand.Build(), BenchFaultsCommand.Build(), BenchEventsCommand.Build(), BenchLiveCommand.Build() };
        command.SetAction(SayWhat);
        return command;
    }

    private static int SayWhat(ParseResult parsed) =>
        throw new UsageException("Say what to measure: bench facts --rows N, bench import FILE, bench forecast --data DIR, bench lifetime, bench cluster, bench scores, bench segments, bench sentiment, bench attribution, bench funnel, bench faults, bench events, or bench live.");

    private static int RunFacts(ParseResult parsed)
    {
        var rows = parsed.GetValue(Rows);
        if (rows is < LeastRows or > MostRows)
        {
            throw new UsageException(Text.Of($"--rows takes {LeastRows:N0} to {MostRows:N0}."));
        }

        var console = CommandConsole.Of(parsed);
        console.Warn(Text.Of($"Making {rows:N0} lines; then each question is asked some times and the median kept."));
        var result = FactsBench.Run(rows);
        console.WriteJson(result);
        if (!console.IsJson)
        {
            (string Question, double Milliseconds)[] figures =
            [
                ("Revenue and lines by day", result.RevenueByDay),
                ("The same, one category and channel, two years", result.RevenueByDayFiltered),
                ("Revenue, lines and units by category and channel", result.CategoryByChannel),
                ("Distinct customers by month", result.CustomersByMonth),
                ("Summary of each customer", result.CustomerSummary),
                ("Distinct customers since June of the third year", result.ActiveCustomers),
                ("Cohort matrix", result.CohortMatrix),
                ("Purchase days of each customer", result.PurchaseDays),
            ];
            foreach (var (question, milliseconds) in figures)
            {
                console.Say(Text.Of($"{question,-50} {milliseconds,9:N1} ms"));
            }

            console.Say(Text.Of($"{"Bytes a line",-50} {result.BytesPerLine,9:N1}"));
            console.Say(Text.Of($"{"Ready from the snapshot",-50} {result.SnapshotSeconds,9:N2} s"));
        }

        return ExitCodes.Done;
    }
}
