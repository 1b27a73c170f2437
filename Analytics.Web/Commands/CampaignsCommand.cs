using System.CommandLine;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Web.Api;

namespace Analytics.Web.Commands;

/// <summary><c>campaigns</c>: what campaigns did, with their rates and intervals.</summary>
public static class CampaignsCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "The first day, inside, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<string?> To = new("--to") { Description = "The last day, inside, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<string?> Conversion = new("--conversion") { Description = "The type of conversions; the last in the data by default.", HelpName = "TYPE" };

    private static readonly Option<string?> Campaign = new("--campaign") { Description = "Only the campaign of this id.", HelpName = "ID" };

    private static readonly Option<string?> By = new("--by", "-b")
    {
        Description = $"What to break it down by: {string.Join(", ", CampaignQuestions.Dimensions.Select(static d => d.Key))}.",
        HelpName = "WHAT",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("campaigns", "Say what campaigns did: CTR, CPC, CPA, conversion rate, ROAS with intervals, budgets, alerts.") { From, To, Conversion, Campaign, By };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var table = await host.Get<CampaignBook>().ReadAsync(cancellationToken);
        CampaignReport report;
        try
        {
            report = CampaignReports.Of(table, CampaignQuestions.Read(
                table, parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(Conversion), parsed.GetValue(Campaign), parsed.GetValue(By)));
        }
        catch (QueryException problem)
        {
            throw new UsageException(problem.Message, problem);
        }

        host.Console.WriteJson(CampaignsDocument.Of(report, table));
        if (!host.Console.IsJson)
        {
            Print(report, host.Console);
        }

        return ExitCodes.Done;
    }

    private static void Print(CampaignReport report, CommandConsole console)
    {
        if (report.First is not { } first)
        {
            console.Say("No campaign has done anything yet. Import what they did with: import FILE --as campaign-performance");
            return;
        }

        var table = new TextTable();
        table.AddColumn(CampaignQuestions.LabelOf(report.Query.By), alignRight: false);
        foreach (var title in new[] { "Impressions", "Clicks", "Cost", "Revenue", report.Query.Conversion ?? "Conversions", "CTR", "CPC", "CPA", "Conv. rate", "ROAS", "Budget used" })
        {
            table.AddColumn(title, alignRight: true);
        }

        foreach (var line in report.Lines)
        {
            table.AddRow([line.Name, .. Cells(line.Sums), Share(line.Budget?.Utilisation)]);
        }

        table.AddRow(["All", .. Cells(report.Total), string.Empty]);
        table.Write(console.Output);
        console.Say(string.Empty);
        console.Say(Text.Of($"{report.Query.From ?? first:yyyy-MM-dd} to {report.Query.To ?? report.Last:yyyy-MM-dd}; {report.Total.RowsWithoutClick:N0} of {report.Total.Rows:N0} rows have no click, and no CPC of their own."));
        foreach (var alert in report.Alerts)
        {
            console.Warn(alert.Words);
        }
    }

    private static string[] Cells(CampaignSums sums) =>
    [
        Number(sums.Impressions), Number(sums.Clicks), Money(sums.Cost), Money(sums.Revenue), sums.Conversions is { } count ? Text.Of($"{count:#,0.##}") : "n/a",
        sums.Ctr.Value is { } ctr ? Text.Of($"{ctr:0.000%}") : "n/a", Rate(sums.Cpc.Value), Rate(sums.Cpa.Value), Share(sums.ConversionRate.Value), Rate(sums.Roas),
    ];

    private static string Number(long? value) => value is { } number ? Text.Of($"{number:N0}") : "n/a";

    private static string Money(decimal? value) => value is { } number ? Text.Of($"{number:N2}") : "n/a";

    private static string Rate(double? value) => value is { } number ? Text.Of($"{number:0.0000}") : "n/a";

    private static string Share(double? value) => value is { } number ? Text.Of($"{number:0.0%}") : "n/a";
}
