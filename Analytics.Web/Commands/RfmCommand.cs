using System.CommandLine;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Web.Commands;

/// <summary><c>rfm</c>: scores the shop's customers by recency, frequency and monetary.</summary>
public static class RfmCommand
{
    private static readonly Option<DateOnly?> AsOf = new("--as-of") { Description = "The day of the scores, as 2026-01-31; today without.", HelpName = "DAY" };

    private static readonly Option<int?> Window = new("--window-days") { Description = "How many days up to it count; all without.", HelpName = "N" };

    private static readonly Option<bool?> Gross = new("--gross") { Description = "Monetary is gross revenue, with false net; by default as predictions have it.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<double?> Weight = new("--weight")
    {
        Description = "The weight w of frequency in FM, 0 to 1; by default as predictions have it.",
        HelpName = "W",
    };

    private static readonly Option<DateOnly?> Since = new("--since") { Description = "Show movement between segments since this day, both days scored alike.", HelpName = "DAY" };

    private static readonly Option<bool> Keep = new("--snapshot") { Description = "Keep a snapshot of the whole shop's segments as of the day, by the settings of predictions." };

    private static readonly Option<FileInfo?> Out = new("--out", "-o") { Description = "Write each customer's scores to this CSV file.", HelpName = "FILE" };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("rfm", "Score customers by recency, frequency and monetary, and map them to segments.") { AsOf, Window, Gross, Weight, Since, Keep, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var weight = parsed.GetValue(Weight);
        if (weight is not (null or (>= 0 and <= 1)))
        {
            throw new UsageException("--weight takes 0 to 1.");
        }

        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var settings = host.Get<ICustomerScoring>().Settings;
        var query = settings.Rfm(parsed.GetValue(AsOf)) with
        {
            WindowDays = parsed.GetValue(Window),
            Gross = parsed.GetResult(Gross) is null ? settings.Gross : parsed.GetValue(Gross) ?? true,
            Options = new RfmOptions { FrequencyWeight = weight ?? settings.FrequencyWeight },
        };
        await host.LoadFactsAsync(cancellationToken);
        var report = await host.Get<RfmScoring>().RunAsync(query, cancellationToken);
        var snapshots = host.Get<RfmSnapshots>();
        var movement = parsed.GetValue(Since) is { } since ? await snapshots.MovementAsync(since, query with { AsOf = report.AsOf }, cancellationToken) : null;
        Print(host.Console, report, movement, host.Get<SettingsStore>().Shop.Currency);
        if (parsed.GetValue(Keep))
        {
            var kept = await snapshots.TakeAsync(settings.Rfm(report.AsOf), cancellationToken);
            host.Console.Say(kept is null ? "There is nobody to keep." : Text.Of($"Kept the segments of {kept.Customers:N0} customers as of {kept.Day:yyyy-MM-dd}."));
        }

        if (parsed.GetValue(Out) is { } target)
        {
            await WriteAsync(host, report, target.FullName, cancellationToken);
        }

        return ExitCodes.Done;
    }

    private static void Print(CommandConsole console, RfmReport report, RfmMovement? movement, string currency)
    {
        console.WriteJson(new
        {
            AsOf = Text.Of($"{report.AsOf:yyyy-MM-dd}"),
            Monetary = report.Query.Gross ? "gross" : "net",
            report.Query.WindowDays,
            report.Query.Options.FrequencyWeight,
            Currency = currency,
            Customers = report.Scores.Count,
            report.WithoutOrder,
            Revenue = report.Scores.Revenue.Amount,
            RevenueAtRisk = report.Scores.RevenueAtRisk.Amount,
            Segments = report.Scores.Segments.Select(static s => new
            {
                Segment = RfmMap.NameOf(s.Segment),
                s.Customers,
                Revenue = s.Revenue.Amount,
                RevenueAtRisk = s.RevenueAtRisk.Amount,
            }),
            Cells = report.Scores.Cells.Select(static c => new
            {
                c.R,
                c.Fm,
                Segment = RfmMap.NameOf(c.Segment),
                c.Customers,
                Revenue = c.Revenue.Amount,
                RevenueAtRisk = c.RevenueAtRisk.Amount,
            }),
            Movement = movement is null ? null : new
            {
                From = Text.Of($"{movement.From:yyyy-MM-dd}"),
                To = Text.Of($"{movement.To:yyyy-MM-dd}"),
                movement.New,
                movement.Gone,
                Flows = movement.Flows.Select(static f => new { From = NameOf(f.From, "New"), To = NameOf(f.To, "Gone"), f.Customers }),
            },
        });
        if (console.IsJson)
        {
            return;
        }

        var table = new TextTable();
        table.AddColumn("segment", alignRight: false);
        table.AddColumn("customers", alignRight: true);
        table.AddColumn($"revenue ({currency})", alignRight: true);
        table.AddColumn("spent, at risk", alignRight: true);
        foreach (var segment in report.Scores.Segments)
        {
            table.AddRow(
                [RfmMap.NameOf(segment.Segment), Text.Of($"{segment.Customers:N0}"), Text.Of($"{segment.Revenue.Amount:N2}"), Text.Of($"{segment.RevenueAtRisk.Amount:N2}")]);
        }

        table.Write(console.Output);
        console.Say(Text.Of($"{report.Scores.Count:N0} customers as of {report.AsOf:yyyy-MM-dd}; {report.WithoutOrder:N0} more have no order."));
        foreach (var flow in movement?.Flows.Where(static f => f.From != f.To) ?? [])
        {
            console.Say(Text.Of($"{flow.Customers,8:N0}  {NameOf(flow.From, "New")} -> {NameOf(flow.To, "Gone")}"));
        }
    }

    private static string NameOf(RfmSegment? segment, string nowhere) => segment is { } known ? RfmMap.NameOf(known) : nowhere;

    private static async Task WriteAsync(CommandHost host, RfmReport report, string path, CancellationToken cancellationToken)
    {
        var summaries = await host.Get<ICustomerQueries>().CustomerSummariesAsync(new CustomerSummaryQuery { CountOrders = false }, cancellationToken);
        var lines = report.Scores.All().Select(s => Text.Of(
            $"{CsvCell.Quote(CsvCell.Escape(summaries.FactsOf(s.Key).ExternalId ?? string.Empty))},{s.RecencyDays},{s.Frequency},{s.Monetary},{s.R},{s.F},{s.M},{s.Fm},{RfmMap.NameOf(s.Segment)}"));
        await File.WriteAllLinesAsync(path, lines.Prepend("customer,recency,frequency,monetary,r,f,m,fm,segment"), cancellationToken);
    }
}
