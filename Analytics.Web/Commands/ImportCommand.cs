using System.CommandLine;
using System.Globalization;
using Analytics.Core.Import;

namespace Analytics.Web.Commands;

/// <summary><c>import</c>: checks a file and brings it in as one batch.</summary>
public static class ImportCommand
{
    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "The file: CSV, TSV, semicolons or fixed width, plain or gzip.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("import", "Bring a file in, list what was brought in, or take it back.") { File };
        ImportOptions.AddTo(command);
        command.Add(ImportListCommand.Build());
        command.Add(ImportUndoCommand.Build());
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(File)
            ?? throw new UsageException("Name the file to import: import FILE. Or see what is there with 'import list', or take it back with 'import undo BATCH'.");
        if (Directory.Exists(path))
        {
            throw new FailedException($"'{path}' is a folder. Name one file in it; nothing was changed.");
        }

        if (!System.IO.File.Exists(path))
        {
            throw new FailedException($"There is no file '{path}'. Check the path; nothing was changed.");
        }

        await using var host = await CommandHost.OpenAsync(parsed, create: true, cancellationToken);
        var service = host.Get<IImportService>();
        using var file = new ImportFile(Path.GetFullPath(path));
        var dryRun = ImportOptions.IsDryRun(parsed);
        var (plan, report, outcome) = await ProgressBar.RunAsync(host.Console, "Looking at the file", async show =>
        {
            var progress = new Relay(show);
            var preview = await service.InspectAsync(file, ImportOptions.Inspect(parsed), progress, cancellationToken);
            var wanted = ImportOptions.Apply(parsed, preview.SuggestedPlan);
            if (preview.SameFile is { } earlier && !dryRun && !ImportOptions.MayRepeat(parsed))
            {
                throw new FailedException(Text.Of($"This very file was imported before, as batch {earlier.BatchId} ({earlier.SourceName}) by {earlier.CreatedBy}. Nothing was changed. Import it once more with --again, or take that batch back with 'import undo {earlier.BatchId}'."));
            }

            var check = await service.CheckAsync(file, wanted, progress, cancellationToken);
            var done = dryRun ? null : await service.CommitAsync(file, wanted, check, "cli", progress, cancellationToken);
            return (wanted, check, done);
        });

        if (outcome is not null)
        {
            await host.AuditAsync(
                "import.commit",
                outcome.Batch.ToString(CultureInfo.InvariantCulture),
                new { file = file.Name, outcome.Rows, outcome.Committed, outcome.Quarantined },
                cancellationToken);
        }

        if (ImportOptions.MappingToSave(parsed) is { } name)
        {
            await service.SaveMappingAsync(name, report.Plan, cancellationToken);
        }

        ImportPrinter.Print(host.Console, plan, report, outcome);
        return ExitCodes.Done;
    }

    private sealed class Relay(Action<string, double> show) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => show(ImportPrinter.Title(value.Phase), value.Fraction);
    }
}
