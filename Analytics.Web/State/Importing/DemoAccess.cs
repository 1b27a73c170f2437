using Analytics.Web.Security;

namespace Analytics.Web.State.Importing;

/// <summary>The demo's accounts as the security room keeps them.</summary>
public sealed class DemoAccess(AccountService accounts, DemoAccounts demo) : IDemoAccess
{
    /// <inheritdoc />
    public Task<bool> HasOwnAdminAsync(CancellationToken cancellationToken = default) => accounts.HasOwnAdminAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<bool> IsDemoAccountAsync(string name) => await accounts.FindAsync(name) is { IsDemo: true };

    /// <inheritdoc />
    public Task<string?> RemoveDemoAccountsAsync(Actor actor, CancellationToken cancellationToken = default) =>
        demo.RemoveAsync(actor, cancellationToken);
}
