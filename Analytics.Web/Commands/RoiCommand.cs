using System.CommandLine;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Api;

namespace Analytics.Web.Commands;

/// <summary><c>roi</c>: revenue, costs, profit and break-even.</summary>
public static class RoiCommand
{
    private static readonly Option<string> By = new("--by", "-b")
    {
        Description = "The step of the trend: day, week, month or quarter.",
        HelpName = "BUCKET",
        DefaultValueFactory = static _ => "month",
    };

    private static readonly Option<string?> From = new("--from") { Description = "The first day, inside, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<string?> To = new("--to") { Description = "The last day, inside, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<string[]> Where = new("--where", "-w")
    {
        Description = "Keep the lines with a value: category=Books; given twice for one field it keeps either; category!=Books leaves a value out.",
        HelpName = "FIELD=VALUE",
    };

    private static readonly Option<string?> Compare = new("--compare") { Description = "Hold it against the 'previous' period or the same one 'last-year'.", HelpName = "WHAT" };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("roi", "Revenue, costs, profit, margins, ROI and break-even. Missing costs are named, never counted as zero.") { By, From, To, Where, Compare };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            From = parsed.GetValue(From),
            To = parsed.GetValue(To),
            Filters = QueryOptions.Filters(parsed.GetValue(Where) ?? []),
            Compare = QueryOptions.Comparison(parsed.GetValue(Compare)),
        };
        // What is misspelt is told before a database is looked for.
        _ = RoiRequestReader.Of(request, parsed.GetValue(By), null);
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var question = RoiRequestReader.Of(request, parsed.GetValue(By), host.Get<IQueryRunner>().Span);
        await host.LoadLabelsAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], Filters = question.Filters }, cancellationToken);
        var report = await host.Get<RoiService>().GetAsync(question, cancellationToken);
        var currency = host.Get<SettingsStore>().Shop.Currency;
        host.Console.WriteJson(RoiDocument.Of(report, null, currency));
        if (!host.Console.IsJson)
        {
            Print(host.Console, report, currency);
        }

        return ExitCodes.Done;
    }

    private static void Print(CommandConsole console, RoiReport report, string currency)
    {
        var table = new TextTable();
        foreach (var (title, right) in new[]
        {
            ("From", false), ($"Net revenue ({currency})", true), ("Costs", true), ("Gross profit", true), ("Profit", true), ("Gross margin", true), ("Net margin", true), ("ROI", true),
        })
        {
            table.AddColumn(title, right);
        }

        foreach (var step in report.Steps)
        {
            table.AddRow(Row(Text.Of($"{step.From:yyyy-MM-dd}") + (step.IsUnfinished ? " (unfinished)" : string.Empty), step.Figures));
        }

        table.AddRow(Row("Total", report.Total));
        if (report.Before is { } before)
        {
            table.AddRow(Row("Before", before));
        }

        table.Write(console.Output);
        console.Say(string.Empty);
        foreach (var category in report.Total.Known)
        {
            console.Say(Text.Of($"  {CostCategoryNames.Label(category),-16} {report.Total.Costs[category].Amount,18:N2}"));
        }

        console.Say(RoiWords.Includes(report.Total));
        if (report.BreakEven is { } point)
        {
            console.Say(point.Revenue is { } revenue
                ? Text.Of($"Break-even at {revenue.Amount:N2} of net revenue")
                    + (report.BreakEvenDay is { } day ? Text.Of($"; cumulative profit is above zero from {day:yyyy-MM-dd} on.") : "; cumulative profit does not end above zero.")
                : $"No break-even: {point.Reason}");
        }

        foreach (var warning in report.Warnings)
        {
            console.Warn(warning.Message);
        }
    }

    private static string[] Row(string title, RoiFigures figures) =>
    [
        title, Cell(figures.NetRevenue), Cell(figures.TotalCosts), Cell(figures.GrossProfit), Cell(figures.Profit), Share(figures.GrossMargin), Share(figures.NetMargin), Share(figures.Roi),
    ];

    private static string Cell(Money? money) => money is { } value ? Text.Of($"{value.Amount:N2}") : "n/a";

    private static string Share(decimal? share) => share is { } value ? Text.Of($"{value:0.0%}") : "n/a";
}
