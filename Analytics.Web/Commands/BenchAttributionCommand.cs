using System.CommandLine;
using Analytics.Core.Marketing.Attribution;

namespace Analytics.Web.Commands;

/// <summary><c>bench attribution</c>: all models with their ranges over made-up paths.</summary>
internal static class BenchAttributionCommand
{
    private static readonly Option<int> Paths = new("--paths") { Description = "How many paths, 10 to 1,000,000.", HelpName = "N", DefaultValueFactory = static _ => 10_000 };

    private static readonly Option<int> Samples = new("--samples") { Description = "How many bootstrap samples, 0 to 10,000.", HelpName = "N", DefaultValueFactory = static _ => 200 };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("attribution", "Share the conversions of made-up paths by all models, with bootstrap ranges: seconds.") { Paths, Samples };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (paths, samples) = (parsed.GetValue(Paths), parsed.GetValue(Samples));
        if (paths is < 10 or > 1_000_000 || samples is < 0 or > 10_000)
        {
            throw new UsageException("--paths takes 10 to 1,000,000, --samples 0 to 10,000.");
        }

        var console = CommandConsole.Of(parsed);
        var result = AttributionBench.Run(paths, samples);
        console.WriteJson(result);
        console.Say(Text.Of($"{result.Paths:N0} paths over {result.Channels} channels, {result.Journeys:N0} journeys, all models, {result.Samples:N0} samples: {result.Seconds:0.00} s"));
        return ExitCodes.Done;
    }
}
