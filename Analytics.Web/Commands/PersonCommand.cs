using System.CommandLine;
using Analytics.Core.Storage.Persons;
using Analytics.Web.Security;

namespace Analytics.Web.Commands;

/// <summary><c>person</c>: finds, exports and erases what is kept about one person.</summary>
internal static class PersonCommand
{
    private static readonly Argument<string> Search = new("TEXT") { Description = "An id, a part of a name, a visitor's id, or an e-mail address." };

    private static readonly Argument<string> Id = new("ID") { Description = "The shop's id of the person, as 'person find' names it." };

    private static readonly Option<string?> Out = new("--out") { Description = "The file to write; standard output unless given.", HelpName = "FILE" };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Erase. Without it, only say what would be changed." };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("person", "Find, export or erase what is kept about one person.");
        var find = new Command("find", "Find people by id, name, visitor or e-mail address.") { Search };
        find.SetAction(FindAsync);
        var export = new Command("export", "Write everything kept about a person as one JSON document.") { Id, Out };
        export.SetAction(ExportAsync);
        var erase = new Command("erase", "Say what erasing a person would change; with --yes, do it. Purchases stay without the person, so that totals stay.") { Id, Yes };
        erase.SetAction(EraseAsync);
        command.Add(find);
        command.Add(export);
        command.Add(erase);
        return command;
    }

    private static async Task<int> FindAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var found = await host.Get<PersonService>().FindAsync(parsed.GetRequiredValue(Search), Actor.Cli, cancellationToken);
        host.Console.WriteJson(new { found });
        if (!host.Console.IsJson)
        {
            foreach (var match in found)
            {
                host.Console.Say($"{match.Id}  {match.Name}  (by {match.FoundBy})");
            }

            host.Console.Say(found.Count == 0 ? "Nobody was found." : Text.Of($"{found.Count} found."));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ExportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var id = parsed.GetRequiredValue(Id);
        var persons = host.Get<PersonService>();
        if (await persons.HoldingsAsync(id, cancellationToken) is null)
        {
            throw Nobody(id);
        }

        await using var target = parsed.GetValue(Out) is { } file ? File.Create(Path.GetFullPath(file)) : Console.OpenStandardOutput();
        await persons.ExportAsync(id, target, Actor.Cli, cancellationToken);
        return ExitCodes.Done;
    }

    private static async Task<int> EraseAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var id = parsed.GetRequiredValue(Id);
        var persons = host.Get<PersonService>();
        var kept = await persons.HoldingsAsync(id, cancellationToken) ?? throw Nobody(id);
        var backups = persons.Backups();
        PersonErasure? erased = null;
        if (parsed.GetValue(Yes))
        {
            erased = await persons.EraseAsync(id, Actor.Cli, cancellationToken);
        }

        host.Console.WriteJson(new { erased = erased is not null, erased?.Pseudonym, erased?.IsCompacted, kept.Places, kept.AuditEntries, backups });
        if (host.Console.IsJson)
        {
            return ExitCodes.Done;
        }

        foreach (var place in kept.Places)
        {
            host.Console.Say(Text.Of($"{place.Table}: {place.Rows}. {place.What}"));
        }

        if (kept.AuditEntries > 0)
        {
            host.Console.Say(Text.Of($"{kept.AuditEntries} entries of the audit name the id; the audit is not edited."));
        }

        foreach (var backup in backups)
        {
            host.Console.Say($"{backup.File} holds the person until it is removed.");
        }

        host.Console.Say(erased switch
        {
            null => "Nothing was changed. Add --yes to erase; it cannot be taken back.",
            { IsCompacted: true } => $"Erased. {erased.Pseudonym} stands in the id's place, and the database's file was written anew.",
            _ => $"Erased. {erased.Pseudonym} stands in the id's place. The database's file could not be written anew just now; the nightly clean-up does it.",
        });
        return ExitCodes.Done;
    }

    private static FailedException Nobody(string id) => new($"Nothing is kept about anybody with the id {id}. 'person find' searches by name or e-mail address.");
}
