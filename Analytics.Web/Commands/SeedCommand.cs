using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Analytics.Core.Demo;
using Analytics.Core.Domain;
using Analytics.Web.Hosting;

namespace Analytics.Web.Commands;

/// <summary><c>seed</c>: puts the demo shop into the database, in place of an earlier demo.</summary>
public static class SeedCommand
{
    private static readonly Option<int> Customers = Limited("--customers", "N", "How many customers", 1_000, DemoOptions.MaxCustomers);

    private static readonly Option<int> Months = Limited("--months", "M", "How many months up to today", 24, DemoOptions.MaxMonths);

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The seed; the same seed gives the same data.",
        HelpName = "S",
        DefaultValueFactory = static _ => 1,
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("seed", "Load a made-up shop, in place of an earlier one.") { Customers, Months, Seed };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<int> Limited(string name, string helpName, string description, int usual, int most)
    {
        var option = new Option<int>(name)
        {
            Description = Text.Of($"{description}, 1 to {most:N0}."),
            HelpName = helpName,
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            // By its token: asking for the value of what is no number would throw here, and the parser reports that itself.
            if (result.Tokens.Count == 1
                && long.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && (value < 1 || value > most))
            {
                result.AddError(Text.Of($"{name} takes 1 to {most:N0}."));
            }
        });
        return option;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: true, cancellationToken);
        var loader = host.Get<DemoLoader>();
        var options = new DemoOptions
        {
            Customers = parsed.GetValue(Customers),
            Months = parsed.GetValue(Months),
            Seed = parsed.GetValue(Seed),
            Until = loader.Today,
        };
        var clock = Stopwatch.StartNew();
        var load = await ProgressBar.RunAsync(
            host.Console,
            "Making the demo shop",
            progress => loader.LoadAsync(options, "cli", progress, cancellationToken));
        await host.AuditAsync("demo.load", $"batch {load.Batch}", new { options.Customers, options.Months, options.Seed, load.Written.Lines, load.Replaced }, cancellationToken);

        var net = new Money(load.Written.NetUnits).Amount;
        var gross = new Money(load.Written.GrossUnits).Amount;
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        host.Console.WriteJson(new
        {
            batch = load.Batch,
            rows = load.Written.Lines,
            committed = load.Written.Lines,
            quarantined = 0,
            customers = load.Written.Customers,
            orders = load.Written.Orders,
            netRevenue = net,
            grossRevenue = gross,
            replaced = load.Replaced,
            from = options.From,
            to = options.Until,
            seed = options.Seed,
            seconds,
        });
        if (!host.Console.IsJson)
        {
            host.Console.Say(Text.Of($"Loaded the demo as batch {load.Batch}: {load.Written.Customers:N0} customers, {load.Written.Orders:N0} orders, {load.Written.Lines:N0} lines, net revenue {net:N2}, in {seconds:0.0} s."));
        }

        return ExitCodes.Done;
    }
}
