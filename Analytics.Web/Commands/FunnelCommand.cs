using System.CommandLine;
using Analytics.Core.Customers;
using Analytics.Core.Funnels;
using Analytics.Core.Queries.Events;
using Analytics.Web.Api;

namespace Analytics.Web.Commands;

/// <summary><c>funnel</c>: how many get from step to step.</summary>
public static class FunnelCommand
{
    private static readonly Option<string?> Steps = new("--steps", "-s")
    {
        Description = "The steps in their order, with commas between: names of events, each with conditions after semicolons, as 'view;page=/basket,payment_page'. A short name is taken for the one event that it can mean: 'home' for 'home_page'.",
        HelpName = "LIST",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "A saved funnel instead of steps; 'Payment' is there from the start.", HelpName = "NAME" };

    private static readonly Option<string?> By = new("--by", "-b")
    {
        Description = "What the first step is told apart by: device, channel, sex, page, referrer, month, week, day, weekday, hour, rfmSegment, valueTier, churnTier, or a property.",
        HelpName = "FIELD",
    };

    private static readonly Option<string?> Order = new Option<string?>("--order") { Description = "One after another with others between, with none between, or in any order; ordered unless given." }
        .AcceptOnlyFromAmong("ordered", "strict", "any");

    private static readonly Option<string?> Window = new("--window") { Description = "How long after the first step the others count, as 30m, 12h, 7d or none; no limit unless given.", HelpName = "TIME" };

    private static readonly Option<string?> Exclude = new("--exclude") { Description = "Events that end an attempt, written as steps are.", HelpName = "LIST" };

    private static readonly Option<string?> Where = new("--where", "-w") { Description = "Which events count at all, as 'device=Mobile;page~/shop'.", HelpName = "CONDITIONS" };

    private static readonly Option<string?> From = new("--from") { Description = "The first day on which attempts begin, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<string?> To = new("--to") { Description = "The last one, inside.", HelpName = "DAY" };

    private static readonly Option<string?> Compare = new("--compare") { Description = "Hold it against the 'previous' period or the same one last 'year'.", HelpName = "WHAT" };

    private static readonly Option<int?> Top = new("--top") { Description = "Name the N largest parts and fold the rest into '(other)'.", HelpName = "N" };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("funnel", "Count who gets from step to step over the events; each customer or visitor once, by the best attempt.")
        {
            Steps, Name, By, Order, Window, Exclude, Where, From, To, Compare, Top,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? Word(string name) => name switch
        {
            "steps" => parsed.GetValue(Steps),
            "name" => parsed.GetValue(Name),
            "by" => parsed.GetValue(By),
            "order" => parsed.GetValue(Order),
            "window" => parsed.GetValue(Window),
            "exclude" => parsed.GetValue(Exclude),
            "where" => parsed.GetValue(Where),
            "from" => parsed.GetValue(From),
            "to" => parsed.GetValue(To),
            "compare" => parsed.GetValue(Compare),
            "top" => parsed.GetValue(Top) is { } top ? Text.Of($"{top}") : null,
            _ => null,
        };

        // What is misspelt is told before a database is looked for.
        if (Word("steps") is not null)
        {
            _ = FunnelQueryText.Read(Word);
        }

        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var query = await FunnelRequestReader.ReadAsync(Word, host.Get<SavedFunnels>(), host.Get<IEventLogs>().Span, cancellationToken);
        if (Traits(query).Any(static t => t.IsLabel))
        {
            await host.Get<CustomerScoring>().LoadAsync(cancellationToken);
        }

        var result = await host.Get<IFunnelRunner>().RunAsync(query, cancellationToken);
        var document = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["steps"] = result.Steps.Select(Document),
            ["parts"] = result.Parts.ToDictionary(static p => p.Value.Key, static p => p.Steps.Select(Document), StringComparer.Ordinal),
        };
        if (result.Taken.Count > 0)
        {
            document["resolved"] = result.Taken.ToDictionary(static t => t.Asked, static t => t.IsPage ? "page=" + t.Meant : t.Meant, StringComparer.Ordinal);
        }

        host.Console.WriteJson(document);
        if (!host.Console.IsJson)
        {
            Print(result, host.Console);
        }

        foreach (var warning in result.Warnings)
        {
            host.Console.Warn(warning.Message);
        }

        return ExitCodes.Done;
    }

    private static IEnumerable<EventTrait> Traits(FunnelQuery query) => query.Steps.Concat(query.Exclusions).SelectMany(static s => s.Conditions)
        .Concat(query.Filters).Select(static c => c.Attribute).Concat(query.By is { } by ? [by] : []);

    private static object Document(FunnelStepResult step) => new { name = step.Name, count = step.Count, rateFromPrevious = step.RateFromPrevious, rateFromFirst = step.RateFromFirst };

    private static void Print(FunnelResult result, CommandConsole console)
    {
        var table = new TextTable();
        table.AddColumn(result.Query.By?.Label ?? string.Empty, alignRight: false);
        table.AddColumn("Step", alignRight: false);
        foreach (var title in (string[])["Count", "From previous", "From first", "Median time", "90% within", .. result.Before is null ? Array.Empty<string>() : ["Count before"]])
        {
            table.AddColumn(title, alignRight: true);
        }

        AddRows(table, "All", result.Steps, result.Before?.Steps, result.Before is not null);
        foreach (var part in result.Parts)
        {
            AddRows(table, part.Value.Label, part.Steps, null, result.Before is not null);
        }

        table.Write(console.Output);
        console.Say(string.Empty);
        if (result.Period is { } period)
        {
            console.Say(Text.Of($"{period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}, {result.TimeZoneId}."));
        }
    }

    private static void AddRows(TextTable table, string part, IReadOnlyList<FunnelStepResult> steps, IReadOnlyList<FunnelStepResult>? before, bool isCompared)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            table.AddRow(
            [
                i == 0 ? part : string.Empty, step.Name, Text.Of($"{step.Count:N0}"), Share(step.RateFromPrevious, i), Share(step.RateFromFirst, 1),
                Time(step.FromPrevious?.Median), Time(step.FromPrevious?.P90), .. isCompared ? [before is null ? string.Empty : Text.Of($"{before[i].Count:N0}")] : Array.Empty<string>(),
            ]);
        }
    }

    private static string Share(double? rate, int step) => rate is { } share ? Text.Of($"{share:0.00%}") : step == 0 ? string.Empty : "n/a";

    private static string Time(TimeSpan? time) => time is not { } span ? string.Empty
        : span.TotalDays >= 1 ? Text.Of($"{span.TotalDays:0.0} d")
        : span.TotalHours >= 1 ? Text.Of($"{span.TotalHours:0.0} h")
        : span.TotalMinutes >= 1 ? Text.Of($"{span.TotalMinutes:0.0} min") : Text.Of($"{span.TotalSeconds:0} s");
}
