using System.CommandLine;
using Analytics.Core.Storage;

namespace Analytics.Web.Commands;

/// <summary><c>import list</c>: what was brought in.</summary>
internal static class ImportListCommand
{
    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("list", "List what was brought in.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var batches = await host.Get<BatchStore>().ListAsync(cancellationToken: cancellationToken);
        host.Console.WriteJson(new
        {
            batches = batches.Select(b => new
            {
                batch = b.Id,
                b.Kind,
                b.Status,
                source = b.SourceName,
                sha256 = b.SourceSha256,
                mapping = b.MappingName,
                b.CreatedBy,
                b.CreatedAt,
                b.CommittedAt,
                b.UndoneAt,
                b.Rows,
                committed = b.RowsCommitted,
                quarantined = b.RowsQuarantined,
            }),
        });
        if (host.Console.IsJson)
        {
            return ExitCodes.Done;
        }

        if (batches.Count == 0)
        {
            host.Console.Say("Nothing was brought in yet. Import a file with 'import FILE'.");
            return ExitCodes.Done;
        }

        var table = new TextTable();
        foreach (var (title, right) in (ReadOnlySpan<(string, bool)>)[("Batch", true), ("Kind", false), ("Status", false), ("Source", false), ("By", false), ("At (UTC)", false), ("Rows", true), ("Aside", true)])
        {
            table.AddColumn(title, right);
        }

        foreach (var b in batches)
        {
            table.AddRow(
            [
                Text.Of($"{b.Id}"), b.Kind.ToString(), b.Status.ToString(), b.SourceName, b.CreatedBy,
                Text.Of($"{b.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm}"), Text.Of($"{b.RowsCommitted:N0}"), Text.Of($"{b.RowsQuarantined:N0}"),
            ]);
        }

        table.Write(host.Console.Output);
        return ExitCodes.Done;
    }
}
