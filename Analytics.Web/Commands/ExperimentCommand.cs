using System.CommandLine;
using System.Globalization;
using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Experiments;

namespace Analytics.Web.Commands;

/// <summary><c>experiment</c>: compares two sides of an A/B test by their counts, or counts them over the events.</summary>
public static class ExperimentCommand
{
    private static readonly Option<string?> Control = new("--control") { Description = "The control's conversions and users: 50/1000.", HelpName = "CONVERSIONS/USERS" };

    private static readonly Option<string?> VariantSide = new("--variant") { Description = "The variant's.", HelpName = "CONVERSIONS/USERS" };

    private static readonly Option<string[]> Guardrails = new("--guardrail")
    {
        Description = "What must not be harmed: NAME:up|down:CONTROL/USERS:VARIANT/USERS:MARGIN, where up means that more is good, and the margin is the difference of shares still borne (0.005).",
        HelpName = "SPEC",
        DefaultValueFactory = static _ => [],
    };

    private static readonly Option<string?> SideOf = new("--side") { Description = "Count over the shop's events: the property that says which side somebody sees, such as variant.", HelpName = "FIELD" };

    private static readonly Option<string?> ControlValue = new("--control-value") { Description = "With --side: the value that means the control.", HelpName = "VALUE" };

    private static readonly Option<string?> VariantValue = new("--variant-value") { Description = "With --side: the value that means the variant.", HelpName = "VALUE" };

    private static readonly Option<string?> Exposure = new("--exposure") { Description = "With --side: the event that shows a side; any event that bears the property unless given.", HelpName = "NAME" };

    private static readonly Option<string?> Conversion = new("--conversion") { Description = "With --side: the event that converts.", HelpName = "NAME" };

    private static readonly Option<int> WindowDays = new("--window-days") { Description = "With --side: within how many days after the first exposure a conversion counts.", HelpName = "DAYS", DefaultValueFactory = static _ => new ExposureQuery().WindowDays };

    private static readonly Option<double> Lift = Number("--lift", "The smallest relative lift worth finding; 0.1 is a tenth.", 0.1);

    private static readonly Option<double> Power = Number("--power", "The power that the needed sample is for.", 0.8);

    private static readonly Option<double> Alpha = Number("--alpha", "The level of the test.", 0.05);

    private static readonly Option<double> Share = Number("--control-share", "The share of users that was to see the control.", 0.5);

    private static readonly Option<double> Mixing = Number("--mixing", "The standard deviation of the always-valid test's mixing distribution over absolute lifts, fixed beforehand.", 0.01);

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("experiment", "Compare two sides of an A/B test: lift, p-values, split, needed sample, a verdict.")
        {
            Control, VariantSide, SideOf, ControlValue, VariantValue, Exposure, Conversion, WindowDays, Guardrails, Lift, Power, Alpha, Share, Mixing,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(SideOf) is not { } told)
        {
            return Judge(
                parsed, CommandConsole.Of(parsed), Side(parsed.GetValue(Control), "--control"), Side(parsed.GetValue(VariantSide), "--variant"));
        }

        if (parsed.GetValue(Control) is not null || parsed.GetValue(VariantSide) is not null)
        {
            throw new UsageException("Counts are either given (--control, --variant) or counted over events (--side).");
        }

        var query = new ExposureQuery
        {
            Side = told,
            Control = parsed.GetValue(ControlValue) ?? string.Empty,
            Variant = parsed.GetValue(VariantValue) ?? string.Empty,
            Exposure = parsed.GetValue(Exposure),
            Conversion = parsed.GetValue(Conversion) ?? string.Empty,
            WindowDays = parsed.GetValue(WindowDays),
        };
        query.Check();
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var counts = await host.Get<MarketingService>().CountAsync(query, cancellationToken);
        if (counts.SawBoth > 0)
        {
            host.Console.Warn(Text.Of($"{counts.SawBoth:N0} users saw both sides and are left out."));
        }

        if (counts.Young > 0)
        {
            host.Console.Warn(Text.Of($"{counts.Young:N0} users have had less than {query.WindowDays} days so far."));
        }

        return Judge(parsed, host.Console, counts.Control, counts.Variant);
    }

    private static int Judge(ParseResult parsed, CommandConsole console, Variant control, Variant variant)
    {
        var options = new ExperimentOptions
        {
            Alpha = parsed.GetValue(Alpha),
            Power = parsed.GetValue(Power),
            MinimumLift = parsed.GetValue(Lift),
            ControlShare = parsed.GetValue(Share),
            MixingDeviation = parsed.GetValue(Mixing),
        };
        ExperimentResult result;
        try
        {
            result = ExperimentTest.Run(
                control,
                variant,
                options,
                [.. parsed.GetRequiredValue(Guardrails).Select(Rail)]);
        }
        catch (ExperimentException problem)
        {
            throw new UsageException(problem.Message, problem);
        }

        console.WriteJson(result);
        if (!console.IsJson)
        {
            Print(console, result);
        }

        return ExitCodes.Done;
    }

    private static void Print(CommandConsole console, ExperimentResult result)
    {
        console.Say(result.Words);
        (string Name, string Value)[] figures =
        [
            ("Control", Rate(result.Control)),
            ("Variant", Rate(result.Variant)),
            ("Lift", Text.Of($"{Figure(result.Lift)} ({Figure(result.Low)} to {Figure(result.High)}, 95%)")),
            ("Relative lift", result.RelativeLift is { } relative ? Text.Of($"{relative:+0.0%;−0.0%;0%}") : "n/a"),
            ("z", Figure(result.Z)),
            ("p, one look", Figure(result.PValue)),
            ("p, always valid", Text.Of($"{Figure(result.AlwaysValidP)} (mixing variance {result.MixingVariance:G3})")),
            ("p of the split", Figure(result.SrmP)),
            ("Users needed on each side", result.NeededUsers is { } needed ? Text.Of($"{needed:N0}") : "n/a"),
            ("Power with these users", Figure(result.Power)),
            ("Smallest lift found with these", Figure(result.SmallestLift)),
        ];
        foreach (var (name, value) in figures)
        {
            console.Say($"{name,-32} {value}");
        }

        foreach (var rail in result.Guardrails)
        {
            console.Say(Text.Of($"{rail.Guardrail.Name,-32} {rail.State}: {Figure(rail.Difference)} ({Figure(rail.Low)} to {Figure(rail.High)}, 90%), margin {rail.Guardrail.Margin:G3}"));
        }
    }

    private static string Rate(Variant side) => Text.Of($"{side.Conversions:N0} of {side.Users:N0} = {(side.Rate is { } rate ? rate.ToString("0.00%", CultureInfo.InvariantCulture) : "n/a")}");

    private static string Figure(double? value) => value is { } number ? number.ToString("0.0000", CultureInfo.InvariantCulture) : "n/a";

    private static Variant Side(string? text, string name)
    {
        var parts = (text ?? throw new UsageException($"Say both sides: --control 50/1000 --variant 65/1000; {name} is missing.")).Split('/');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var conversions)
            && long.TryParse(parts[1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var users)
            ? new Variant(conversions, users)
            : throw new UsageException($"{name} takes CONVERSIONS/USERS in whole numbers, such as 50/1000; '{text}' is not.");
    }

    private static Guardrail Rail(string text)
    {
        var parts = text.Split(':', StringSplitOptions.TrimEntries);
        return parts.Length == 5
            && parts[1] is "up" or "down"
            && double.TryParse(parts[4], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var margin)
            ? new Guardrail(parts[0], Side(parts[2], "--guardrail"), Side(parts[3], "--guardrail"), parts[1] == "up", margin)
            : throw new UsageException($"--guardrail takes NAME:up|down:CONTROL/USERS:VARIANT/USERS:MARGIN, such as Returns:down:20/1000:22/1000:0.01; '{text}' is not.");
    }

    private static Option<double> Number(string name, string description, double value) =>
        new(name) { Description = description, HelpName = "NUMBER", DefaultValueFactory = _ => value };
}
