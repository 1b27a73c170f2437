using System.CommandLine;
using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Web.Commands;

/// <summary><c>cohorts</c>: how the customers of each first day, week or month came back.</summary>
public static class CohortsCommand
{
    private static readonly Option<string> By = new("--by", "-b")
    {
        Description = "The length of a period: day, week, month, quarter or year.",
        HelpName = "BUCKET",
        DefaultValueFactory = static _ => "month",
    };

    private static readonly Option<bool> Rolling = new("--rolling") { Description = "Show who was active in a period or later; else in the period." };

    private static readonly Option<bool> Revenue = new("--revenue") { Description = "Show cumulative net revenue per customer instead of retention." };

    private static readonly Option<bool> Own = new("--from-first-order") { Description = "Count periods in windows of 24 hours from each customer's first order." };

    private static readonly Option<bool> Simple = new("--simple-mean") { Description = "Let each cohort count once in the mean; else by its size." };

    private static readonly Option<DateOnly?> From = new("--from") { Description = "The first day, inside, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<DateOnly?> To = new("--to") { Description = "The last day, inside, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<FileInfo?> Out = new("--out", "-o") { Description = "Write every cell to this CSV file.", HelpName = "FILE" };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("cohorts", "Retention and revenue of customers by the period of their first order.") { By, Rolling, Revenue, Own, Simple, From, To, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var bucket = parsed.GetValue(By) switch
        {
            "day" => Dimension.Day,
            "week" => Dimension.Week,
            "month" => Dimension.Month,
            "quarter" => Dimension.Quarter,
            "year" => Dimension.Year,
            var other => throw new UsageException($"'--by {other}' is none; take day, week, month, quarter or year."),
        };
        var (from, to) = (parsed.GetValue(From), parsed.GetValue(To));
        if (from > to)
        {
            throw new UsageException("--from lies after --to.");
        }

        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var span = host.Get<IQueryRunner>().Span;
        var (first, last) = (from ?? span?.From, to ?? span?.To);
        var query = new CohortQuery
        {
            Bucket = bucket,
            Clock = parsed.GetValue(Own) ? CohortClock.FirstOrder : CohortClock.Calendar,
            Period = first is { } begin && last is { } end && begin <= end ? new Period(begin, end) : null,
        };
        var matrix = await host.Get<ICustomerQueries>().CohortMatrixAsync(query, cancellationToken);
        Print(host.Console, matrix, parsed, host.Get<SettingsStore>().Shop.Currency);
        if (parsed.GetValue(Out) is { } target)
        {
            await File.WriteAllLinesAsync(target.FullName, Lines(matrix), cancellationToken);
        }

        return ExitCodes.Done;
    }

    private static IEnumerable<string> Lines(CohortMatrix matrix)
    {
        yield return "cohort,size,period,active,active_or_later,net_revenue,gross_revenue,net_per_customer,finished";
        foreach (var cohort in matrix.Cohorts)
        {
            for (var n = 0; n < cohort.Active.Count; n++)
            {
                yield return Text.Of(
                    $"{cohort.Start:yyyy-MM-dd},{cohort.Size},{n},{cohort.Active[n]},{cohort.ActiveOrLater[n]},{cohort.NetRevenue[n]},{cohort.GrossRevenue[n]},{cohort.CumulativeRevenuePerCustomer(n):0.0000},{(n < cohort.FinishedPeriods ? "yes" : "no")}");
            }
        }
    }

    private static void Print(CommandConsole console, CohortMatrix matrix, ParseResult parsed, string currency)
    {
        var (rolling, simple) = (parsed.GetValue(Rolling), parsed.GetValue(Simple));
        console.WriteJson(new
        {
            By = parsed.GetValue(By),
            Clock = matrix.Query.Clock,
            Rolling = rolling,
            Currency = currency,
            From = matrix.Period is { } p ? Text.Of($"{p.From:yyyy-MM-dd}") : null,
            To = matrix.Period is { } q ? Text.Of($"{q.To:yyyy-MM-dd}") : null,
            matrix.LastPeriodIsUnfinished,
            Mean = simple ? "simple" : "weighted",
            MeanRetention = Enumerable.Range(0, matrix.Periods).Select(n => matrix.AverageRetention(n, rolling, simple)),
            MeanRevenuePerCustomer = Enumerable.Range(0, matrix.Periods).Select(n => matrix.AverageCumulativeRevenue(n, simple: simple)),
            Cohorts = matrix.Cohorts.Select(c => new
            {
                Cohort = Text.Of($"{c.Start:yyyy-MM-dd}"),
                c.Size,
                c.FinishedPeriods,
                c.Active,
                c.ActiveOrLater,
                Retention = Enumerable.Range(0, c.Active.Count).Select(n => c.Retention(n, rolling)),
                NetRevenue = c.NetRevenue.Select(static m => m.Amount),
                GrossRevenue = c.GrossRevenue.Select(static m => m.Amount),
                RevenuePerCustomer = Enumerable.Range(0, c.Active.Count).Select(n => c.CumulativeRevenuePerCustomer(n)),
            }),
        });
        if (!console.IsJson)
        {
            PrintTable(console, matrix, parsed.GetValue(Revenue), rolling, simple);
        }
    }

    private static void PrintTable(CommandConsole console, CohortMatrix matrix, bool revenue, bool rolling, bool simple)
    {
        var table = new TextTable();
        table.AddColumn("cohort", alignRight: false);
        table.AddColumn("customers", alignRight: true);
        for (var n = 0; n < matrix.Periods; n++)
        {
            table.AddColumn(n.ToString(CultureInfo.InvariantCulture), alignRight: true);
        }

        foreach (var cohort in matrix.Cohorts)
        {
            table.AddRow(
            [
                Text.Of($"{cohort.Start:yyyy-MM-dd}"),
                Text.Of($"{cohort.Size:N0}"),
                .. Enumerable.Range(0, matrix.Periods).Select(n =>
                    (revenue ? Money(cohort.CumulativeRevenuePerCustomer(n)) : Share(cohort.Retention(n, rolling)))
                    + (n >= cohort.FinishedPeriods && n < cohort.Active.Count ? "*" : string.Empty)),
            ]);
        }

        table.AddRow(
        [
            simple ? "Simple mean" : "Mean by size",
            Text.Of($"{matrix.Cohorts.Sum(static c => c.Size):N0}"),
            .. Enumerable.Range(0, matrix.Periods).Select(n =>
                revenue ? Money(matrix.AverageCumulativeRevenue(n, simple: simple)) : Share(matrix.AverageRetention(n, rolling, simple))),
        ]);
        table.Write(console.Output);
        console.Say("* not over yet; left out of the mean.");
    }

    private static string Share(double? value) => value is { } share ? Text.Of($"{share:0.0%}") : string.Empty;

    private static string Money(decimal? value) => value is { } amount ? Text.Of($"{amount:N2}") : string.Empty;
}
