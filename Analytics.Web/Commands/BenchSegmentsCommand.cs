using System.CommandLine;
using Analytics.Core.Customers.Bench;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;

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

    // A share for the shop, prices of a thousand products, and what is entered beside goods: of the whole shop, and of one channel.
    private static IHeldCosts Costs => CustomerCosts.Of(
    [
        Cost(CostCategory.Goods, CostBasis.RevenueShare, e => e.ShareMillionths = 600_000),
        .. Enumerable.Range(1, 1_000).Select(static n => Cost(CostCategory.Goods, CostBasis.PerUnit, e => (e.ProductCode, e.AmountUnits) = (Text.Of($"P{n}"), 50_000))),
        Cost(CostCategory.PaymentFees, CostBasis.RevenueShare, static e => e.ShareMillionths = 20_000),
        Cost(CostCategory.Staff, CostBasis.Amount, static e => e.AmountUnits = 100_000_000),
        Cost(CostCategory.Marketing, CostBasis.Amount, static e => (e.Channel, e.AmountUnits) = ("Web", 50_000_000)),
    ]);

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
        var result = SegmentsBench.Run(customers, Costs);
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

    private static CostEntry Cost(CostCategory category, CostBasis basis, Action<CostEntry> set)
    {
        var entry = new CostEntry { Category = category, Basis = basis, From = new DateOnly(2000, 1, 1) };
        set(entry);
        return entry;
    }
}
