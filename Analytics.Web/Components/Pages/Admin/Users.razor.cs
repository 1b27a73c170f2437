using Analytics.Core.Domain;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>Who may sign in, and as what.</summary>
public sealed partial class Users : AdminPage
{
    private string email = string.Empty;
    private string role = Roles.Viewer;

    [Inject]
    private AccountService Service { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private IReadOnlyList<AccountInfo> Accounts { get; set; } = [];

    private AccountInfo? Limited { get; set; }

    private RowLimit? Rows { get; set; }

    private (string Title, string Words, string Text)? Secret { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => Accounts = await Service.ListAsync();

    private static string Meaning(string role) => role switch
    {
        Roles.Viewer => "reads",
        Roles.Analyst => "reads, imports, saves views",
        _ => "does that too, exports, undoes, looks after users and settings",
    };

    private string StateOf(AccountInfo account) => account switch
    {
        { IsDisabled: true } => "Switched off",
        { LockedUntil: { } until } => $"Locked until {Time(until)} after wrong passwords",
        { HasPassword: false } => "Waits for its link to be used",
        { HasSecondFactor: true } => "Active, with a second factor",
        _ => "Active",
    };

    private Task AddAsync() => ChangeAsync(async actor =>
    {
        var account = await Service.CreateAsync(email, role, null, actor);
        await ShowLinkAsync(account.Email, actor);
        email = string.Empty;
        return $"{account.Email} is added as {account.Role}.";
    });

    private Task SetRoleAsync(AccountInfo account, ChangeEventArgs change) => ChangeAsync(async actor =>
    {
        var name = change.Value as string ?? string.Empty;
        await Service.SetRoleAsync(account.Email, name, actor);
        return $"{account.Email} is {name} now, and has to sign in again.";
    });

    private void BeginRows(AccountInfo account) => (Limited, Rows) = (account, account.Rows);

    private Task SaveRowsAsync() => ChangeAsync(async actor =>
    {
        var (account, rows) = (Limited!, Rows);
        await Service.SetRowsAsync(account.Email, rows, actor);
        Limited = null;
        return rows is null
            ? $"{account.Email} sees everything, once it has signed in again."
            : $"{account.Email} sees only {rows.Words}, and has to sign in again.";
    });

    private Task LinkAsync(AccountInfo account) => ChangeAsync(async actor =>
    {
        await ShowLinkAsync(account.Email, actor);
        return null;
    });

    private Task ResetAsync(AccountInfo account) => ChangeAsync(async actor =>
    {
        var password = SecretText.Password();
        await Service.ResetPasswordAsync(account.Email, password, actor);
        Secret = ($"New password for {account.Email}", "Pass it on in person. It is shown this once; the account's sessions have ended.", password);
        return null;
    });

    private Task EndAsync(AccountInfo account) => ChangeAsync(async actor =>
    {
        await Service.EndSessionsAsync(account.Email, actor);
        return $"The sessions of {account.Email} have ended.";
    });

    private Task RemoveFactorAsync(AccountInfo account) => ChangeAsync(async actor =>
    {
        await Service.RemoveSecondFactorAsync(account.Email, actor);
        return $"{account.Email} signs in with the password alone now. Ask them to set the second factor up again.";
    });

    private Task DisableAsync(AccountInfo account) => ChangeAsync(async actor =>
    {
        await Service.SetDisabledAsync(account.Email, !account.IsDisabled, actor);
        return account.IsDisabled ? $"{account.Email} may sign in again." : $"{account.Email} is switched off, and its sessions have ended.";
    });

    private async Task ShowLinkAsync(string address, Actor actor)
    {
        var path = await Service.CreatePasswordLinkAsync(address, actor);
        Secret = ($"One-time link for {address}", "Pass it on. It works once, for 24 hours, and is shown this once.", Navigation.BaseUri.TrimEnd('/') + path);
    }

    private async Task ChangeAsync(Func<Actor, Task<string?>> command)
    {
        Secret = null;
        await DoAsync(command);
        Accounts = await Service.ListAsync();
    }
}
