using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Analytics.Core.Storage;

namespace Analytics.Web.Commands;

/// <summary><c>import undo BATCH</c>: takes a batch back whole.</summary>
internal static class ImportUndoCommand
{
    private static readonly Argument<int> Batch = new("BATCH") { Description = "The batch's number, as 'import list' shows it." };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("undo", "Take a batch back whole; the numbers are then what they were without it.") { Batch };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(Batch);
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var clock = Stopwatch.StartNew();
        // A running server notices by the data version.
        var version = await host.Get<BatchStore>().UndoAsync(id, cancellationToken);
        var batch = await host.Get<BatchStore>().GetAsync(id, cancellationToken);
        await host.AuditAsync("import.undo", id.ToString(CultureInfo.InvariantCulture), new { source = batch?.SourceName, rows = batch?.RowsCommitted }, cancellationToken);
        host.Console.WriteJson(new
        {
            batch = id,
            source = batch?.SourceName,
            rows = batch?.RowsCommitted,
            version,
            seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
        });
        if (!host.Console.IsJson)
        {
            host.Console.Say(Text.Of($"Took back batch {id} ({batch?.SourceName}, {batch?.RowsCommitted:N0} rows)."));
        }

        return ExitCodes.Done;
    }
}
