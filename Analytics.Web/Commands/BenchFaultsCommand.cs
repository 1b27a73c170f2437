using System.CommandLine;
using Analytics.Web.Commands.Faults;

namespace Analytics.Web.Commands;

/// <summary><c>bench faults</c>: kills this program at random moments and holds what is there against what was acknowledged.</summary>
public static class BenchFaultsCommand
{
    private static readonly Option<int> Kills = new("--kills")
    {
        Description = "How often.",
        HelpName = "N",
        DefaultValueFactory = static _ => 100,
    };

    private static readonly Option<int> Rows = new("--rows")
    {
        Description = "Lines of each file that is imported.",
        HelpName = "N",
        DefaultValueFactory = static _ => 20_000,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Decides the moments and the contents of the files.",
        HelpName = "N",
        DefaultValueFactory = static _ => 1,
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("faults", "Kill this program at random moments while it works on a database of its own; fails when something acknowledged is lost or counted twice.") { Kills, Rows, Seed };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (kills, rows) = (parsed.GetValue(Kills), parsed.GetValue(Rows));
        if (kills is < 1 or > 10_000 || rows is < 1 or > 1_000_000)
        {
            throw new UsageException("--kills takes 1 to 10,000, --rows 1 to 1,000,000.");
        }

        var console = CommandConsole.Of(parsed);
        var report = await new FaultsBench(ProgramUnderTest.Own, kills, rows, parsed.GetValue(Seed), console.Warn).RunAsync(cancellationToken);
        console.WriteJson(report);
        if (!console.IsJson)
        {
            Print(console, report);
        }

        return report.IsSound ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Print(CommandConsole console, FaultsReport report)
    {
        var table = new TextTable();
        table.AddColumn("Killed", false);
        foreach (var title in (ReadOnlySpan<string>)["kills", "after the answer", "done, not said", "cut off", "acknowledged", "lost", "twice", "wrong"])
        {
            table.AddColumn(title, true);
        }

        foreach (var (name, tally) in (ReadOnlySpan<(string, KillTally)>)[("import (lines)", report.Imports), ("server while events come in (events)", report.Events), ("backup while an import writes (backups)", report.Backups)])
        {
            table.AddRow(
            [
                name, Text.Of($"{tally.Kills}"), Text.Of($"{tally.AfterAcknowledgement}"), Text.Of($"{tally.DoneButNotSaid}"), Text.Of($"{tally.CutOff}"),
                Text.Of($"{tally.Acknowledged:N0}"), Text.Of($"{tally.Lost:N0}"), Text.Of($"{tally.CountedTwice:N0}"), Text.Of($"{tally.Wrong.Count}"),
            ]);
            tally.Wrong.ForEach(console.Warn);
        }

        table.Write(console.Output);
        console.Say(Text.Of($"In {report.Seconds:N0} s."));
    }
}
