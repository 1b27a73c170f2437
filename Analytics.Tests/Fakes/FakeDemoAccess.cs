using Analytics.Web.Security;
using Analytics.Web.State.Importing;

namespace Analytics.Tests.Fakes;

/// <summary>The demo's accounts, as far as the data pages care.</summary>
public sealed class FakeDemoAccess : IDemoAccess
{
    public bool HasOwnAdmin { get; set; } = true;

    public bool Removed { get; private set; }

    public string? SetupPath { get; set; }

    public Task<bool> HasOwnAdminAsync(CancellationToken cancellationToken = default) => Task.FromResult(HasOwnAdmin);

    public Task<bool> IsDemoAccountAsync(string name) => Task.FromResult(name.EndsWith("@demo.local", StringComparison.Ordinal));

    public Task<string?> RemoveDemoAccountsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        Removed = true;
        return Task.FromResult(SetupPath);
    }
}
