using Analytics.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Analytics.Web.Commands.Faults;

/// <summary>Kills imports. A killed import is repeated, as an operator would who heard no answer.</summary>
/// <param name="program">The program.</param>
/// <param name="folder">Where files and the database lie.</param>
/// <param name="database">The database file.</param>
/// <param name="rows">Lines of each file.</param>
/// <param name="random">Decides moments and contents.</param>
internal sealed class KilledImports(ProgramUnderTest program, string folder, string database, int rows, Random random)
{
    private TimeSpan _usual = TimeSpan.FromSeconds(3);
    private int _files;

    /// <summary>What the kills came to.</summary>
    public KillTally Tally { get; } = new();

    /// <summary>All files; after each round every one of them must be there once.</summary>
    public List<KilledFile> Files { get; } = [];

    /// <summary>Brings one file in without a kill; says how long that takes, by which the moments of kills are chosen.</summary>
    public async Task<KilledFile> ImportAsync(CancellationToken cancellationToken)
    {
        var file = await NextAsync(cancellationToken);
        var run = await program.RunAsync(cancellationToken, "import", file.Path, "--json");
        if (run.Code != ExitCodes.Done)
        {
            throw new FailedException($"An import that nobody disturbed failed: {run.Error}");
        }

        _usual = run.Elapsed;
        Tally.Acknowledged += file.Rows;
        return file;
    }

    /// <summary>Kills one import and holds the database against what was said.</summary>
    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        var file = await NextAsync(cancellationToken);
        var killed = await program.RunAndKillAsync(_usual * (0.35 + (0.75 * random.NextDouble())), cancellationToken, "import", file.Path, "--json");
        Tally.Kills++;
        var pending = CountPending();
        await ReadyAsync(cancellationToken);
        Judge(file, killed, pending);

        var again = await program.RunAsync(cancellationToken, "import", file.Path, "--json");
        if (again.Code == ExitCodes.Done)
        {
            _usual = again.Elapsed;
        }
        else if (!again.Error.Contains("was imported before", StringComparison.Ordinal))
        {
            Tally.Wrong.Add($"{file.Name} could not be imported again: {again.Error}");
        }

        Tally.Acknowledged += file.Rows;
        Hold(file);
    }

    /// <summary>Holds every file against the database.</summary>
    public void HoldAll() => Files.ForEach(Hold);

    private void Judge(KilledFile file, ProgramRun killed, long pending)
    {
        var stored = StoredFile.Read(database, file.Name);
        if (killed.IsAcknowledged)
        {
            Tally.AfterAcknowledgement++;
        }
        else if (stored.IsOnce(file))
        {
            Tally.DoneButNotSaid++;
        }
        else if (pending > 0)
        {
            Tally.CutOff++;
        }

        if (killed.IsAcknowledged && !stored.IsOnce(file))
        {
            Tally.Lost += Math.Max(0, file.Rows - stored.Lines);
            Tally.Wrong.Add($"{file.Name} was acknowledged, and there is {stored}");
        }
        else if (!stored.IsOnce(file) && !stored.IsNone)
        {
            Tally.Wrong.Add($"{file.Name} is there in part: {stored}");
        }

        if (CountPending() > 0)
        {
            Tally.Wrong.Add($"{file.Name} left a pending batch that the next start did not remove");
        }
    }

    private void Hold(KilledFile file)
    {
        var stored = StoredFile.Read(database, file.Name);
        Tally.Lost += Math.Max(0, file.Rows - stored.Lines);
        Tally.CountedTwice += Math.Max(0, stored.Lines - file.Rows);
        if (!stored.IsOnce(file))
        {
            Tally.Wrong.Add($"{file.Name} should be there once, with {file.Rows} lines and {file.AmountUnits} units; there is {stored}");
        }
    }

    // What each start does.
    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        await using var services = CommandHost.Build(database);
        await services.GetRequiredService<DatabaseStartup>().EnsureReadyAsync(cancellationToken);
    }

    private long CountPending()
    {
        using var connection = StoredFile.Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM import_batches WHERE status = 0";
        try
        {
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0; // No tables yet.
        }
    }

    private async Task<KilledFile> NextAsync(CancellationToken cancellationToken)
    {
        var file = await KilledFile.WriteAsync(folder, ++_files, rows, random, cancellationToken);
        Files.Add(file);
        return file;
    }
}
