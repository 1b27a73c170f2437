using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;

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
        var setup = batch?.Kind == BatchKind.Demo ? await LeaveDemoAsync(host, cancellationToken) : null;
        host.Console.WriteJson(new
        {
            batch = id,
            source = batch?.SourceName,
            rows = batch?.RowsCommitted,
            version,
            setupLink = setup,
            seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
        });
        if (!host.Console.IsJson)
        {
            host.Console.Say(Text.Of($"Took back batch {id} ({batch?.SourceName}, {batch?.RowsCommitted:N0} rows)."));
            if (setup is not null)
            {
                host.Console.Say("The demo's accounts went with it, and there is no other admin. Open this link once to make the first:");
                host.Console.Say("  " + setup);
            }
        }

        return ExitCodes.Done;
    }

    // The demo's accounts live no longer than its data.
    private static async Task<string?> LeaveDemoAsync(CommandHost host, CancellationToken cancellationToken)
    {
        if ((await host.Get<DemoLoader>().ListAsync(cancellationToken)).Count > 0)
        {
            return null;
        }

        var path = await host.Get<DemoAccounts>().RemoveAsync(Actor.Cli, cancellationToken);
        return path is null ? null : host.LinkTo(path);
    }
}
