using System.CommandLine;
using Analytics.Core.Funnels;

namespace Analytics.Web.Commands;

/// <summary><c>bench funnel</c>: funnels of five steps with a breakdown over made-up events.</summary>
internal static class BenchFunnelCommand
{
    private const int Least = 1_000;
    private const int Most = 50_000_000;

    private static readonly Option<int> Events = new("--events")
    {
        Description = Text.Of($"How many events, {Least:N0} to {Most:N0}."),
        HelpName = "N",
        DefaultValueFactory = static _ => 10_000_000,
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("funnel", "Count a funnel of five steps by device over made-up events: median milliseconds.") { Events };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var events = parsed.GetValue(Events);
        if (events is < Least or > Most)
        {
            throw new UsageException(Text.Of($"--events takes {Least:N0} to {Most:N0}."));
        }

        var console = CommandConsole.Of(parsed);
        console.Warn(Text.Of($"Making {events:N0} events; then each question is asked some times and the median kept."));
        var result = await FunnelBench.RunAsync(events, cancellationToken);
        console.WriteJson(result);
        if (!console.IsJson)
        {
            (string Question, double Milliseconds)[] figures =
            [
                ("Five steps in order within 30 days, by device", result.Ordered),
                ("The same without a window", result.OrderedWithoutWindow),
                ("Strict, within 30 days", result.Strict),
                ("In any order, within 30 days", result.AnyOrder),
                ("Paths after the third step", result.Paths),
                ("The first question after a change", result.First),
            ];
            foreach (var (question, milliseconds) in figures)
            {
                console.Say(Text.Of($"{question,-50} {milliseconds,9:N1} ms"));
            }

            console.Say(Text.Of($"{result.People:N0} visitors came to the steps as {string.Join(" > ", result.Counts.Select(static c => Text.Of($"{c:N0}")))}."));
        }

        return ExitCodes.Done;
    }
}
