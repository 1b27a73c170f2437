using Analytics.Web.Security;

namespace Analytics.Web.State.Importing;

/// <summary>The accounts' side of leaving the demo.</summary>
public interface IDemoAccess
{
    /// <summary>Whether an admin exists who does not belong to the demo.</summary>
    Task<bool> HasOwnAdminAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether an account belongs to the demo.</summary>
    Task<bool> IsDemoAccountAsync(string name);

    /// <summary>Removes the demo's accounts.</summary>
    /// <returns>The path of a one-time link that makes the first admin, when no admin is left; else null.</returns>
    Task<string?> RemoveDemoAccountsAsync(Actor actor, CancellationToken cancellationToken = default);
}
