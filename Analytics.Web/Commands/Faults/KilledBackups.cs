using System.Globalization;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Backup;

namespace Analytics.Web.Commands.Faults;

/// <summary>Kills backups that are made while an import writes. What got its name must be a whole copy of one moment.</summary>
/// <param name="program">The program.</param>
/// <param name="folder">Where backups go.</param>
/// <param name="database">The database file.</param>
/// <param name="imports">What writes meanwhile.</param>
/// <param name="random">Decides moments.</param>
internal sealed class KilledBackups(ProgramUnderTest program, string folder, string database, KilledImports imports, Random random)
{
    private TimeSpan _usual = TimeSpan.FromSeconds(3);
    private int _count;

    /// <summary>What the kills came to.</summary>
    public KillTally Tally { get; } = new();

    /// <summary>Makes one without a kill; says how long that takes.</summary>
    public async Task BackupAsync(CancellationToken cancellationToken)
    {
        var target = Next();
        var run = await program.RunAsync(cancellationToken, "backup", "--out", target, "--json");
        if (run.Code != ExitCodes.Done)
        {
            throw new FailedException($"A backup that nobody disturbed failed: {run.Error}");
        }

        _usual = run.Elapsed;
        await JudgeAsync(target, [.. imports.Files], isAcknowledged: true, cancellationToken);
    }

    /// <summary>Kills one, and holds what it left against what was there.</summary>
    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        var target = Next();
        var before = imports.Files.ToList();
        var writing = imports.ImportAsync(cancellationToken);
        var killed = await program.RunAndKillAsync(_usual * (0.35 + (0.75 * random.NextDouble())), cancellationToken, "backup", "--out", target, "--json");
        await writing;
        Tally.Kills++;
        if (killed.IsAcknowledged)
        {
            Tally.AfterAcknowledgement++;
        }
        else if (File.Exists(target))
        {
            Tally.DoneButNotSaid++;
        }
        else if (File.Exists(target + ".partial"))
        {
            Tally.CutOff++;
        }

        await JudgeAsync(target, before, killed.IsAcknowledged, cancellationToken);

        // The same name again: what was left of the first try must not stand in the way.
        if (!File.Exists(target))
        {
            var again = await program.RunAsync(cancellationToken, "backup", "--out", target, "--json");
            _usual = again.Elapsed;
            await JudgeAsync(target, [.. imports.Files], isAcknowledged: true, cancellationToken);
        }

        foreach (var left in Directory.EnumerateFiles(folder, Path.GetFileName(target) + "*").ToList())
        {
            if (left != target && left != BackupManifest.PathOf(target))
            {
                Tally.Wrong.Add($"{Path.GetFileName(left)} was left behind");
            }

            File.Delete(left);
        }
    }

    private async Task JudgeAsync(string target, List<KilledFile> before, bool isAcknowledged, CancellationToken cancellationToken)
    {
        if (!File.Exists(target))
        {
            if (isAcknowledged)
            {
                Tally.Lost++;
                Tally.Wrong.Add($"{Path.GetFileName(target)} was acknowledged and is not there");
            }

            return;
        }

        Tally.Acknowledged++;
        try
        {
            await using var services = CommandHost.Build(database);
            await services.GetRequiredService<DatabaseBackup>().VerifyAsync(target, cancellationToken);
        }
        catch (StorageException error)
        {
            Tally.Wrong.Add(error.Message);
            return;
        }

        foreach (var file in imports.Files)
        {
            var stored = StoredFile.Read(target, file.Name);
            if (before.Contains(file) ? !stored.IsOnce(file) : !stored.IsOnce(file) && !stored.IsNone)
            {
                Tally.Wrong.Add($"{Path.GetFileName(target)} has {stored} of {file.Name}, which has {file.Rows} lines");
            }
        }
    }

    private string Next() => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"copy-{++_count:000}.db"));
}
