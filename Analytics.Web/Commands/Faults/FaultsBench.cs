using System.Diagnostics;

namespace Analytics.Web.Commands.Faults;

/// <summary>Kills the program at random moments, over and over, and holds what is there against what was acknowledged.</summary>
/// <param name="program">The program to kill.</param>
/// <param name="kills">How often.</param>
/// <param name="rows">Lines of each file that is imported.</param>
/// <param name="seed">Decides moments and contents.</param>
/// <param name="say">Told of each kill.</param>
internal sealed class FaultsBench(string program, int kills, int rows, int seed, Action<string> say)
{
    /// <summary>Runs in a new folder, which is removed afterwards unless something is wrong.</summary>
    public async Task<FaultsReport> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory("analytics-faults-").FullName;
        var database = Path.Combine(folder, "faults.db");
        var random = new Random(seed);
        var under = new ProgramUnderTest(program, database);
        var imports = new KilledImports(under, folder, database, rows, random);
        var events = new KilledEvents(under, database, random);
        var backups = new KilledBackups(under, folder, database, imports, random);
        await imports.ImportAsync(cancellationToken);
        await backups.BackupAsync(cancellationToken);
        for (var kill = 0; kill < kills; kill++)
        {
            var (name, round) = (kill % 3) switch
            {
                0 => ("import", (Func<CancellationToken, Task>)imports.RoundAsync),
                1 => ("server", events.RoundAsync),
                _ => ("backup", backups.RoundAsync),
            };
            await round(cancellationToken);
            say(Text.Of($"kill {kill + 1} of {kills}, {name}: {(imports.Tally.IsSound && events.Tally.IsSound && backups.Tally.IsSound ? "sound" : "WRONG")}"));
        }

        await events.EndAsync(cancellationToken);
        imports.HoldAll();
        var doctor = await under.RunAsync(cancellationToken, "doctor", "--json");
        if (doctor.Code != ExitCodes.Done)
        {
            imports.Tally.Wrong.Add("doctor finds the database wanting: " + doctor.Output);
        }

        var report = new FaultsReport(imports.Tally, events.Tally, backups.Tally, clock.Elapsed.TotalSeconds);
        if (report.IsSound)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            say($"What is wrong can be looked at in {folder}.");
        }

        return report;
    }
}
