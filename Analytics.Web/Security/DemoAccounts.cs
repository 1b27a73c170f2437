using Analytics.Core.Storage;

namespace Analytics.Web.Security;

/// <summary>
/// The demo's three accounts. They exist while the demo's data does, and only while the application listens to this machine alone.
/// </summary>
public sealed class DemoAccounts(SettingsStore settings, AccountService accounts, OneTimeLinks links)
{
    private const string Key = "access.demo";
    private const string Domain = "@demo.local";

    /// <summary>The demo's accounts with their passwords; empty when the demo is off.</summary>
    public IReadOnlyList<DemoAccount> List() => settings.Get<List<DemoAccount>>(Key) ?? [];

    /// <summary>
    /// Makes the accounts, or switches them on again. To be called when the demo's data is loaded, and only where
    /// <see cref="Loopback.IsOnly"/> holds. Passwords are random and kept for the next start.
    /// </summary>
    public async Task<IReadOnlyList<DemoAccount>> EnableAsync(CancellationToken cancellationToken = default)
    {
        var list = List();
        if (list.Count == 0)
        {
            list = [.. Roles.All.Select(role => new DemoAccount(role.ToLowerInvariant() + Domain, role, SecretText.Password()))];
            foreach (var account in list)
            {
                if (await accounts.FindAsync(account.Email) is null)
                {
                    await accounts.CreateAsync(account.Email, account.Role, account.Password, isDemo: true, Actor.System, cancellationToken);
                }
                else
                {
                    await accounts.ResetPasswordAsync(account.Email, account.Password, Actor.System, cancellationToken);
                    await accounts.SetRoleAsync(account.Email, account.Role, Actor.System, cancellationToken);
                }
            }

            await settings.SetAsync(Key, list.ToList(), cancellationToken: cancellationToken);
        }

        foreach (var account in await accounts.ListAsync(cancellationToken))
        {
            if (account is { IsDemo: true, IsDisabled: true })
            {
                await accounts.SetDisabledAsync(account.Email, false, Actor.System, cancellationToken);
            }
        }

        return list;
    }

    /// <summary>
    /// Removes the accounts. To be called when the demo's data is removed ("Start with my own data", or undoing its batch).
    /// </summary>
    /// <returns>
    /// The path of a one-time link that makes the first admin, when no admin is left: show it to the one who asked. Null when one is left.
    /// </returns>
    public async Task<string?> RemoveAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await settings.SetAsync<List<DemoAccount>>(Key, null, cancellationToken: cancellationToken);
        var own = await accounts.HasOwnAdminAsync(cancellationToken);
        foreach (var account in (await accounts.ListAsync(cancellationToken)).Where(account => account.IsDemo))
        {
            await accounts.RemoveDemoAsync(account.Email, actor, cancellationToken);
        }

        return own ? null : OneTimeLinks.SetupPath(await links.CreateAsync(OneTimeLink.Setup, null, cancellationToken));
    }

    /// <summary>Switches the accounts off without removing them, because the application listens to other machines too.</summary>
    internal async Task<bool> SuspendAsync(CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var account in (await accounts.ListAsync(cancellationToken)).Where(account => account is { IsDemo: true, IsDisabled: false }))
        {
            await accounts.SuspendDemoAsync(account.Email, cancellationToken);
            any = true;
        }

        return any;
    }
}
