using System.CommandLine;
using Analytics.Core.Customers;
using Analytics.Core.Customers.Bench;
using Analytics.Core.Queries;

namespace Analytics.Web.Commands;

/// <summary><c>bench lifetime</c>: times the fit of BG/NBD and Gamma-Gamma from customers' summaries.</summary>
public static class BenchLifetimeCommand
{
    private static readonly Option<int> Customers = new("--customers")
    {
        Description = "How many customers to make up, where no file is named.",
        HelpName = "N",
        DefaultValueFactory = static _ => 10_000_000,
    };

    private static readonly Option<string> Unit = new Option<string>("--unit")
    {
        Description = "The unit of recency and T.",
        DefaultValueFactory = static _ => "day",
    }.AcceptOnlyFromAmong("day", "week");

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "How many counted runs, after one that is not.",
        HelpName = "N",
        DefaultValueFactory = static _ => 3,
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("lifetime", "Fit BG/NBD and Gamma-Gamma on made-up customers or a file's: median milliseconds from their summaries.") { Customers, Unit, Runs };
        ShopSource.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var count = parsed.GetValue(Customers);
        var runs = parsed.GetValue(Runs);
        if (count is < 1_000 or > 50_000_000 || runs is < 1 or > 100)
        {
            throw new UsageException("--customers takes 1,000 to 50,000,000, and --runs 1 to 100.");
        }

        var console = CommandConsole.Of(parsed);
        var unit = parsed.GetRequiredValue(Unit) == "week" ? LifetimeUnit.Week : LifetimeUnit.Day;
        CustomerHistory[] customers;
        if (ShopSource.NamesFile(parsed))
        {
            await using var source = await ShopSource.OpenAsync(parsed, cancellationToken);
            var query = new PurchaseDaysQuery { CountFree = source.Plan?.MappingName == "cdnow" };
            customers = LifetimeHistories.Of(await source.Get<ICustomerQueries>().CustomerPurchaseDaysAsync(query, cancellationToken), unit);
        }
        else
        {
            console.Warn(Text.Of($"Making {count:N0} customers."));
            customers = LifetimeBench.Generate(count, unit, cancellationToken);
        }

        var result = LifetimeBench.Run(customers, unit, runs, cancellationToken);
        console.WriteJson(new
        {
            result.Customers,
            result.Groups,
            result.Cores,
            result.Runs,
            result.Compress,
            result.Orders,
            result.Spend,
            result.Total,
            bgnbd = new { result.OrdersFit.R, result.OrdersFit.Alpha, result.OrdersFit.A, result.OrdersFit.B, result.OrdersFit.Summary.Converged },
            gammaGamma = new { result.SpendFit.P, result.SpendFit.Q, result.SpendFit.V, result.SpendFit.Converged },
        });
        if (!console.IsJson)
        {
            console.Say(Text.Of($"{result.Customers:N0} customers, {result.Groups:N0} distinct histories: compressed in {result.Compress:N0} ms, BG/NBD in {result.Orders:N0} ms, Gamma-Gamma in {result.Spend:N0} ms, together {result.Total:N0} ms (median of {result.Runs})."));
        }

        return ExitCodes.Done;
    }
}
