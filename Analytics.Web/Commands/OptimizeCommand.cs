using System.CommandLine;
using System.Globalization;
using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Api;
using Analytics.Web.State;

namespace Analytics.Web.Commands;

/// <summary><c>optimize</c>: divides budgets by response curves, with the gain's range and recommendations.</summary>
public static class OptimizeCommand
{
    private static readonly Option<string> Goal = new Option<string>("--goal") { Description = "What for.", DefaultValueFactory = static _ => "roas" }.AcceptOnlyFromAmong("roas", "cost", "conversions");

    private static readonly Option<string?> By = new("--by", "-b") { Description = "Among what: campaign, channel, type, age, gender, ageAndGender, interest.", HelpName = "WHAT" };

    private static readonly Option<string?> Conversion = new("--conversion") { Description = "The type of conversions; the last in the data by default.", HelpName = "TYPE" };

    private static readonly Option<int?> Days = new("--days") { Description = "How many of the last days to learn from, 28 to 730; 180 by default.", HelpName = "N" };

    private static readonly Option<double?> Budget = new("--budget") { Description = "All money a day; what is spent now by default.", HelpName = "MONEY" };

    private static readonly Option<double?> Limit = new("--limit") { Description = "How far one may be moved, in percent of what it has; 50 by default.", HelpName = "PERCENT" };

    private static readonly Option<string[]> Bound = new("--bound")
    {
        Description = "What one may be given a day: KEY=LOW..HIGH, either left out: --bound c1=10..50 --bound c2=..30.",
        HelpName = "KEY=LOW..HIGH",
        DefaultValueFactory = static _ => [],
    };

    private static readonly Option<int?> Samples = new("--samples") { Description = "Bootstrap samples, 20 to 2000; 200 by default.", HelpName = "N" };

    private static readonly Option<int?> Seed = new("--seed") { Description = "The seed of the bootstrap.", HelpName = "S" };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("optimize", "Divide budgets among campaigns or audiences by their response curves, and say how sure the gain is.") { Goal, By, Conversion, Days, Budget, Limit, Bound, Samples, Seed };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var format = new Formatter(host.Get<SettingsStore>().Shop);
        OptimizationResult result;
        try
        {
            var question = new OptimizationRequest(
                parsed.GetRequiredValue(Goal), parsed.GetValue(By), parsed.GetValue(Conversion), parsed.GetValue(Days), parsed.GetValue(Budget), parsed.GetValue(Limit) / 100,
                [.. parsed.GetRequiredValue(Bound).Select(BoundOf)], parsed.GetValue(Samples), null, parsed.GetValue(Seed)).ToQuestion();
            result = await ProgressBar.RunAsync(host.Console, "Dividing budgets", show => host.Get<MarketingService>().OptimizeAsync(question, new Relay(show), cancellationToken));
        }
        catch (QueryException problem)
        {
            throw new UsageException(problem.Message, problem);
        }

        var document = OptimizationDocument.Of(result, format);
        host.Console.WriteJson(document);
        if (!host.Console.IsJson)
        {
            Print(document, result, format, host.Console);
        }

        return ExitCodes.Done;
    }

    private static void Print(OptimizationDocument document, OptimizationResult result, Formatter format, CommandConsole console)
    {
        if (result.To is null)
        {
            console.Say("No campaign has done anything yet. Import what they did with: import FILE --as campaign-performance");
            return;
        }

        var table = new TextTable();
        table.AddColumn("A day", alignRight: false);
        foreach (var title in new[] { "Now", "Proposed", "Least", "Most", "Brings now", "Then" })
        {
            table.AddColumn(title, alignRight: true);
        }

        table.AddColumn("Response", alignRight: false);
        foreach (var line in result.Lines)
        {
            table.AddRow(
            [
                line.Name, Text.Of($"{line.Now:N2}"), Text.Of($"{line.Proposed:N2}"), Text.Of($"{line.Low:N2}"), Text.Of($"{line.High:N2}"),
                line.OutcomeNow is { } now ? Text.Of($"{now:N2}") : "n/a", line.OutcomeProposed is { } then ? Text.Of($"{then.Value:N2}") : "n/a",
                line.Fit.Curve is { } curve ? MarketingText.Formula(curve, format) : MarketingText.Problem(line.Fit, format),
            ]);
        }

        table.Write(console.Output);
        console.Say(string.Empty);
        if (!document.IsSupported)
        {
            console.Say(document.Verdict);
        }

        foreach (var recommendation in document.Recommendations)
        {
            console.Say(recommendation.Title);
            foreach (var evidence in recommendation.Evidence)
            {
                console.Say("  " + evidence);
            }
        }

        console.Warn(OptimizationResult.CurvesAreNotCause);
    }

    private static SpendBound BoundOf(string text)
    {
        var at = text.LastIndexOf('=');
        var ends = at > 0 ? text[(at + 1)..].Split("..") : [];
        return ends.Length == 2 && Number(ends[0], out var low) && Number(ends[1], out var high)
            ? new SpendBound(text[..at], low, high)
            : throw new UsageException($"--bound takes KEY=LOW..HIGH, such as c1=10..50; '{text}' is not.");
    }

    private static bool Number(string text, out double? number)
    {
        number = null;
        if (text.Trim().Length == 0)
        {
            return true;
        }

        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        number = value;
        return true;
    }

    private sealed class Relay(Action<string, double> show) : IProgress<double>
    {
        public void Report(double value) => show("Dividing budgets", value);
    }
}
