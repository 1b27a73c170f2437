using Analytics.Tests.Browser;
using Analytics.Web.Commands.Faults;

namespace Analytics.Tests.Web.Commands;

/// <summary>A few kills of the real program; <c>bench faults</c> does a hundred.</summary>
public sealed class KilledProgramTests
{
    [Fact]
    public async Task Kill_DuringImportsEventsAndBackups_LosesNothingAndCountsNothingTwice()
    {
        List<string> said = [];

        var report = await new FaultsBench(AnalyticsProcess.Program(), kills: 3, rows: 4_000, seed: 7, said.Add).RunAsync(CancellationToken.None);

        Assert.True(report.IsSound, string.Join('\n', said.Concat(report.Imports.Wrong).Concat(report.Events.Wrong).Concat(report.Backups.Wrong)));
        Assert.Equal((1, 1, 1), (report.Imports.Kills, report.Events.Kills, report.Backups.Kills));
    }
}
