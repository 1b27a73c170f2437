using System.CommandLine;
using System.Diagnostics;
using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Attribution;
using Analytics.Web.Api;
using Analytics.Web.State;

namespace Analytics.Web.Commands;

/// <summary><c>attribute</c>: shares conversions among the channels of touch paths by every model.</summary>
public static class AttributeCommand
{
    private static readonly Option<string?> Input = new("--input", "-i") { Description = "A file with a path in each row.", HelpName = "FILE" };

    private static readonly Option<string[]> Map = new("--map")
    {
        Description = "Which column is what: path=COLUMN,conversions=COLUMN,value=COLUMN,nulls=COLUMN. Without conversions each row is one.",
        HelpName = "FIELD=COLUMN",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = static _ => [],
    };

    private static readonly Option<string> Separator = new("--separator")
    {
        Description = "What stands between two channels of a path.",
        HelpName = "TEXT",
        DefaultValueFactory = static _ => ">",
    };

    private static readonly Option<bool> Events = new("--events") { Description = "Read the paths from the shop's events instead of a file: a touch is a visit by a channel." };

    private static readonly Option<string?> Conversion = new("--conversion") { Description = "The events that convert, with commas between; the usual names of a completed payment unless given.", HelpName = "NAME" };

    private static readonly Option<int?> Lookback = new("--lookback") { Description = "How many days before a conversion a touch counts; 30 unless given.", HelpName = "DAYS" };

    private static readonly Option<int> Samples = new("--samples")
    {
        Description = "Bootstrap samples for the ranges, 0 to 10000.",
        HelpName = "N",
        DefaultValueFactory = static _ => 200,
    };

    private static readonly Option<double> HalfLife = new("--half-life") { Description = "The half-life of the time decay, in days.", HelpName = "DAYS", DefaultValueFactory = static _ => 7 };

    private static readonly Option<double> Level = new("--level") { Description = "The level of the ranges in percent, 50 to 99.9.", HelpName = "PERCENT", DefaultValueFactory = static _ => 95 };

    private static readonly Option<int> Seed = new("--seed") { Description = "The seed of the bootstrap.", HelpName = "S", DefaultValueFactory = static _ => 1 };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("attribute", "Share conversions among the channels of touch paths, of a file or of the shop's events, by every model, with ranges.")
        {
            Input, Map, Separator, Events, Conversion, Lookback, Samples, HalfLife, Level, Seed,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = OptionsOf(parsed);
        if (parsed.GetValue(Events))
        {
            return await OfEventsAsync(parsed, options, cancellationToken);
        }

        var file = parsed.GetValue(Input) ?? throw new UsageException("Name the file of paths: attribute --input FILE, or say attribute --events.");
        var separator = parsed.GetRequiredValue(Separator);
        if (string.IsNullOrWhiteSpace(separator))
        {
            throw new UsageException("--separator takes at least one character that is no blank.");
        }

        var paths = PathFile.Read(file, MapOf(parsed.GetRequiredValue(Map)), separator.Trim());
        var console = CommandConsole.Of(parsed);
        var clock = Stopwatch.StartNew();
        AttributionResult result;
        try
        {
            result = await ProgressBar.RunAsync(console, "Sharing credit", show => Task.Run(
                () => AttributionEngine.Run(paths, options, new Relay(show), cancellationToken: cancellationToken), cancellationToken));
        }
        catch (AttributionException problem)
        {
            throw new FailedException($"{Path.GetFileName(file)} cannot be used. {problem.Message}", problem);
        }

        return Tell(console, result, clock.Elapsed, null);
    }

    private static async Task<int> OfEventsAsync(ParseResult parsed, AttributionOptions options, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Input) is not null)
        {
            throw new UsageException("Paths are either a file's (--input) or those of events (--events).");
        }

        var journeys = JourneyView.Query(parsed.GetValue(Conversion), parsed.GetValue(Lookback));
        journeys.Check();
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var clock = Stopwatch.StartNew();
        var report = await ProgressBar.RunAsync(
            host.Console, "Sharing credit", show => host.Get<MarketingService>().AttributeAsync(options, journeys, new Relay(show), cancellationToken: cancellationToken));
        return Tell(host.Console, report.Result, clock.Elapsed, report.CostOf);
    }

    private static int Tell(CommandConsole console, AttributionResult result, TimeSpan took, Func<string, decimal?>? costOf)
    {
        foreach (var warning in result.Warnings)
        {
            console.Warn(warning);
        }

        console.WriteJson(AttributionDocuments.Of(result, costOf, took.TotalSeconds));
        if (!console.IsJson)
        {
            Print(console, result);
        }

        return ExitCodes.Done;
    }

    private static AttributionOptions OptionsOf(ParseResult parsed)
    {
        var options = new AttributionOptions
        {
            Samples = parsed.GetValue(Samples),
            HalfLifeDays = parsed.GetValue(HalfLife),
            Level = parsed.GetValue(Level) / 100,
            Seed = parsed.GetValue(Seed),
        };
        return options is { Samples: >= 0 and <= 10_000, HalfLifeDays: > 0 and < 100_000, Level: >= 0.5 and <= 0.999 }
            ? options
            : throw new UsageException("--samples takes 0 to 10000, --half-life days above 0, --level 50 to 99.9.");
    }

    private static Dictionary<string, string> MapOf(string[] texts)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in texts.SelectMany(static t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == part.Length - 1)
            {
                throw new UsageException($"--map takes FIELD=COLUMN, such as path=journey; '{part}' is not.");
            }

            map[part[..at].Trim()] = part[(at + 1)..].Trim();
        }

        return map;
    }

    private static void Print(CommandConsole console, AttributionResult result)
    {
        var width = result.Channels.Select(static c => c.Channel.Length).Append(7).Max();
        console.Say("Channel".PadRight(width) + string.Concat(AttributionModels.All.Select(static m => AttributionModels.KeyOf(m).PadLeft(12))));
        foreach (var channel in result.Channels)
        {
            console.Say(channel.Channel.PadRight(width) + string.Concat(channel.Credits.Select(static c => Text.Of($"{c.Conversions,12:N1}"))));
        }

        console.Say("All".PadRight(width) + string.Concat(AttributionModels.All.Select(m => Text.Of($"{result.Channels.Sum(c => c[m].Conversions),12:N1}"))));
    }

    private sealed class Relay(Action<string, double> show) : IProgress<double>
    {
        public void Report(double value) => show("Sharing credit", value);
    }
}
