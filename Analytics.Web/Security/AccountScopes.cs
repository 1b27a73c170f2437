using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;

namespace Analytics.Web.Security;

/// <summary>Runs work on accounts in a scope of its own, with the roles in place, and changes one after the other.</summary>
internal sealed class AccountScopes(IServiceScopeFactory scopes) : IDisposable
{
    // One change at a time, so that two admins cannot remove each other.
    private readonly SemaphoreSlim gate = new(1, 1);
    private bool rolesExist;

    public async Task<T> ChangeAsync<T>(Func<UserManager<AppUser>, Task<T>> change, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await ReadAsync(change);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<T> ReadAsync<T>(Func<UserManager<AppUser>, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await EnsureRolesAsync(scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>());
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>());
    }

    public void Dispose() => gate.Dispose();

    private async Task EnsureRolesAsync(RoleManager<IdentityRole> manager)
    {
        if (rolesExist)
        {
            return;
        }

        foreach (var role in Roles.All)
        {
            if (!await manager.RoleExistsAsync(role))
            {
                await manager.CreateAsync(new IdentityRole(role));
            }
        }

        rolesExist = true;
    }
}
