using System.CommandLine;
using Analytics.Core.Customers.Bench;

namespace Analytics.Web.Commands;

/// <summary><c>bench segments</c>: finds segments by rules among a made-up shop's customers in memory.</summary>
public static class BenchSegmentsCommand
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
        var command = new Command("segments", "Find segments of five conditions among a made-up shop's customers in memory, with their revenue.") { Customers };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var console = CommandConsole.Of(parsed);
        var customers = parsed.GetValue(Customers);
        if (customers is < Least or > Most)
        {
            throw new UsageException(Text.Of($"--customers takes {Least:N0} to {Most:N0}."));
        }

        console.Warn(Text.Of($"Making {customers:N0} customers; then each segment is found some times and the median kept."));
        var result = SegmentsBench.Run(customers);
        console.WriteJson(result);
        if (!console.IsJson)
        {
            var table = new TextTable();
            table.AddColumn("Conditions on", alignRight: false);
            foreach (var title in new[] { "Members", "Found, ms", "With revenue, ms" })
            {
                table.AddColumn(title, alignRight: true);
            }

            foreach (var row in result.Segments)
            {
                table.AddRow([row.Name, Text.Of($"{row.Members:N0}"), Text.Of($"{row.EvaluateMilliseconds:N0}"), Text.Of($"{row.SizeMilliseconds:N0}")]);
            }

            table.Write(console.Output);
        }

        return ExitCodes.Done;
    }
}
