using System.CommandLine;
using Analytics.Core.Storage;

namespace Analytics.Web.Commands;

/// <summary><c>audit</c>: reads who did what, and computes the chain of hashes anew.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> Head = new("--head")
    {
        Description = "A hash with which the chain once ended, from the log of a start or from an export: says whether it is still in the chain.",
        HelpName = "HASH",
    };

    private static readonly Option<string?> By = new("--actor") { Description = "Only what this account, key, 'cli' or 'system' did.", HelpName = "NAME" };

    private static readonly Option<string?> Action = new("--action") { Description = "Only actions that begin so: 'import' finds 'import.undo'.", HelpName = "VERB" };

    private static readonly Option<string?> Search = new("--search") { Description = "Only entries that contain this text.", HelpName = "TEXT" };

    private static readonly Option<int> Take = new("--take") { Description = "How many, the latest first.", DefaultValueFactory = static _ => 50, HelpName = "N" };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("audit", "Read who did what, or verify that it is as it was written.");
        var list = new Command("list", "List entries, the latest first.") { By, Action, Search, Take };
        list.Validators.Add(static result =>
        {
            if (result.GetResult(Take) is { Implicit: false } && result.GetValue(Take) is < 1 or > 10_000)
            {
                result.AddError("--take is between 1 and 10000.");
            }
        });
        list.SetAction(ListAsync);
        var verify = new Command("verify", "Compute the hash of every entry anew; ends with 1 when something was changed.") { Head };
        verify.SetAction(VerifyAsync);
        command.Add(list);
        command.Add(verify);
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var filter = new AuditFilter(parsed.GetValue(By), parsed.GetValue(Action), Search: parsed.GetValue(Search));
        var page = await host.Get<AuditLog>().ReadAsync(filter, 0, parsed.GetValue(Take), cancellationToken);
        host.Console.WriteJson(new { page.Total, page.Entries });
        if (!host.Console.IsJson)
        {
            foreach (var entry in page.Entries)
            {
                host.Console.Say(Text.Of($"{entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z  {entry.Actor}  {entry.Action}  {entry.Subject}  {entry.DetailJson}").TrimEnd());
            }

            host.Console.Say(Text.Of($"{page.Entries.Count} of {page.Total}"));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var verified = await host.Get<AuditLog>().VerifyAsync(parsed.GetValue(Head), cancellationToken);
        host.Console.WriteJson(new { verified.IsWhole, verified.Entries, verified.Head, verified.Break, verified.HoldsGivenHead });
        if (!host.Console.IsJson)
        {
            host.Console.Say(verified switch
            {
                { Break: { } first } => first.Message,
                { HoldsGivenHead: false } => "The chain is whole, but the given hash is not in it: entries up to it were rewritten.",
                _ => Text.Of($"All {verified.Entries} entries are as they were written. The chain ends with {verified.Head}"),
            });
        }

        return verified.IsWhole ? ExitCodes.Done : ExitCodes.Failed;
    }
}
