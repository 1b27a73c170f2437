using System.CommandLine;
using Analytics.Web.Security;

namespace Analytics.Web.Commands;

/// <summary><c>users</c>: accounts, looked after by the operator.</summary>
public static class UsersCommand
{
    private static readonly Argument<string> Email = new("EMAIL") { Description = "The account's e-mail address, with which it signs in." };

    private static readonly Option<string> Role = new Option<string>("--role")
    {
        Description = "Viewer reads; Analyst also imports and saves views; Admin also exports, undoes and looks after accounts and settings.",
        DefaultValueFactory = static _ => Roles.Viewer,
    }.AcceptOnlyFromAmong([.. Roles.All]);

    private static readonly Option<string?> Password = new("--password")
    {
        Description = "The password; '-' reads it from standard input. Without it a one-time link is printed, with which the owner sets one.",
        HelpName = "TEXT",
    };

    private static readonly Option<bool> NoFactor = new("--remove-second-factor")
    {
        Description = "Take the second factor off as well, for an owner who has lost it and the recovery codes.",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("users", "Add accounts, reset their passwords, or list them.");
        var add = new Command("add", "Add an account.") { Email, Role, Password };
        add.SetAction(AddAsync);
        var reset = new Command("reset", "Give an account a new password and lift its lock.") { Email, Password, NoFactor };
        reset.SetAction(ResetAsync);
        var list = new Command("list", "List the accounts.");
        list.SetAction(ListAsync);
        command.Add(add);
        command.Add(reset);
        command.Add(list);
        return command;
    }

    private static async Task<int> AddAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var email = parsed.GetRequiredValue(Email);
        var password = ReadPassword(parsed);
        await using var host = await CommandHost.OpenAsync(parsed, create: true, cancellationToken);
        var accounts = host.Get<AccountService>();
        var account = await accounts.CreateAsync(email, parsed.GetValue(Role) ?? Roles.Viewer, password, Actor.Cli, cancellationToken);
        var link = password is null ? host.LinkTo(await accounts.CreatePasswordLinkAsync(account.Email, Actor.Cli, cancellationToken)) : null;
        host.Console.WriteJson(new { account.Email, account.Role, link });
        Say(host.Console, $"Added {account.Email} as {account.Role}.", link);
        return ExitCodes.Done;
    }

    private static async Task<int> ResetAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var email = parsed.GetRequiredValue(Email);
        var password = ReadPassword(parsed);
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var accounts = host.Get<AccountService>();
        if (parsed.GetValue(NoFactor))
        {
            await accounts.RemoveSecondFactorAsync(email, Actor.Cli, cancellationToken);
        }

        string? link = null;
        if (password is null)
        {
            link = host.LinkTo(await accounts.CreatePasswordLinkAsync(email, Actor.Cli, cancellationToken));
        }
        else
        {
            await accounts.ResetPasswordAsync(email, password, Actor.Cli, cancellationToken);
        }

        host.Console.WriteJson(new { email, link });
        Say(host.Console, password is null ? $"The password of {email} holds until the link is used." : $"Set a new password for {email} and ended its sessions.", link);
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        var list = await host.Get<AccountService>().ListAsync(cancellationToken);
        host.Console.WriteJson(new
        {
            users = list.Select(a => new { a.Email, a.Role, a.IsDisabled, a.LockedUntil, a.HasPassword, a.IsDemo }),
        });
        if (host.Console.IsJson)
        {
            return ExitCodes.Done;
        }

        if (list.Count == 0)
        {
            host.Console.Say("There are no accounts yet. Add the first admin with 'users add EMAIL --role Admin'.");
            return ExitCodes.Done;
        }

        var table = new TextTable();
        table.AddColumn("E-mail", alignRight: false);
        table.AddColumn("Role", alignRight: false);
        table.AddColumn("State", alignRight: false);
        foreach (var account in list)
        {
            table.AddRow([account.Email, account.Role, State(account)]);
        }

        table.Write(host.Console.Output);
        return ExitCodes.Done;
    }

    private static string State(AccountInfo account) => account switch
    {
        { IsDisabled: true } => "switched off",
        { LockedUntil: { } until } => Text.Of($"locked until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
        { HasPassword: false } => "waits for its link to be used",
        { IsDemo: true } => "demo",
        _ => "active",
    };

    private static void Say(CommandConsole console, string text, string? link)
    {
        if (console.IsJson)
        {
            return;
        }

        console.Say(text);
        if (link is not null)
        {
            console.Say("Open this link once to set the password:");
            console.Say("  " + link);
        }
    }

    private static string? ReadPassword(ParseResult parsed) => parsed.GetValue(Password) switch
    {
        "-" => Console.In.ReadLine() is { Length: > 0 } line ? line : throw new UsageException("Write the password to standard input, on a line of its own."),
        var text => text,
    };
}
