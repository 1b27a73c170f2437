using System.CommandLine;
using Analytics.Core.Customers;

namespace Analytics.Web.Commands;

/// <summary><c>bench cluster</c>: clusters made-up customers.</summary>
internal static class BenchClusterCommand
{
    private static readonly Option<int> Rows = new("--rows") { Description = "How many customers.", HelpName = "N", DefaultValueFactory = static _ => 1_000_000 };

    private static readonly Option<int> Clusters = new("--k") { Description = "How many clusters.", HelpName = "K", DefaultValueFactory = static _ => 4 };

    private static readonly Option<int> Starts = new("--starts") { Description = "How many starts.", HelpName = "N", DefaultValueFactory = static _ => 10 };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("cluster", "Cluster made-up customers by five features, as they are and logged: seconds.") { Rows, Clusters, Starts };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (rows, k, starts) = (parsed.GetValue(Rows), parsed.GetValue(Clusters), parsed.GetValue(Starts));
        if (rows is < 1_000 or > 20_000_000 || k is < 1 or > KMeansOptions.MostClusters || starts is < 1 or > 1_000)
        {
            throw new UsageException("--rows takes 1,000 to 20,000,000, --k 1 to 255, --starts 1 to 1,000.");
        }

        var console = CommandConsole.Of(parsed);
        var result = ClusterBench.Run(rows, k, starts);
        console.WriteJson(result);
        if (!console.IsJson)
        {
            console.Say(Text.Of($"{"Standardised",-24} {result.PlainSeconds,8:0.00} s, inertia {result.PlainInertia:0.00}"));
            console.Say(Text.Of($"{"Logged, standardised",-24} {result.LoggedSeconds,8:0.00} s, inertia {result.LoggedInertia:0.00}"));
        }

        return ExitCodes.Done;
    }
}
