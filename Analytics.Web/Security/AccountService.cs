using System.Security.Claims;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Web.Security;

/// <summary>
/// Everything that can be done to accounts, each change audited. Works in scopes of its own, so that pages with long lives and the
/// command line can use it alike. A change of role or password, and switching an account off, end its sessions.
/// </summary>
public sealed class AccountService(
    IServiceScopeFactory scopes, AuditLog audit, OneTimeLinks links, SessionValidator sessions, UserSessionStore store, TimeProvider clock) : IDisposable
{
    private readonly AccountScopes work = new(scopes);

    /// <summary>All accounts by e-mail address.</summary>
    public Task<IReadOnlyList<AccountInfo>> ListAsync(CancellationToken cancellationToken = default) => work.ReadAsync<IReadOnlyList<AccountInfo>>(
        async users =>
        {
            var list = new List<AccountInfo>();
            foreach (var user in await users.Users.AsNoTracking().OrderBy(user => user.NormalizedEmail).ToListAsync(cancellationToken))
            {
                list.Add(await DescribeAsync(users, user));
            }

            return list;
        });

    /// <summary>The account with this e-mail address, in any case; null where there is none.</summary>
    public Task<AccountInfo?> FindAsync(string email) => work.ReadAsync(
        async users => await users.FindByEmailAsync(email.Trim()) is { } user ? await DescribeAsync(users, user) : null);

    /// <summary>Whether an admin who is no demo account can sign in.</summary>
    public Task<bool> HasOwnAdminAsync(CancellationToken cancellationToken = default) =>
        work.ReadAsync(HasOwnAdminAsync).WaitAsync(cancellationToken);

    /// <summary>Makes an account; without a password it waits for its one-time link.</summary>
    /// <exception cref="AccountException">The address is taken or none, the role unknown, the password too weak.</exception>
    public Task<AccountInfo> CreateAsync(
        string email, string role, string? password, Actor actor, CancellationToken cancellationToken = default) =>
        CreateAsync(email, role, password, isDemo: false, actor, cancellationToken);

    /// <summary>Makes an account, of the demo or not.</summary>
    internal Task<AccountInfo> CreateAsync(
        string email, string role, string? password, bool isDemo, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        async users =>
        {
            var known = AccountRules.CheckRole(role);
            var user = await DraftAsync(users, email, isDemo);
            return await AddAsync(users, user, known, password, actor, cancellationToken);
        },
        cancellationToken);

    /// <summary>Gives an account another role and ends its sessions.</summary>
    /// <exception cref="AccountException">There is no such account or role, or it is the last admin.</exception>
    public Task SetRoleAsync(string email, string role, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var known = AccountRules.CheckRole(role);
            var user = await GetAsync(users, email);
            var before = await users.GetRolesAsync(user);
            if (before.Count == 1 && before[0] == known)
            {
                return 0;
            }

            if (known != Roles.Admin)
            {
                await KeepAnAdminAsync(users, user);
            }
            else if (await RowsAsync(users, user) is not null)
            {
                throw new AccountException("role", $"{user.Email} sees only a part of the shop, and an admin sees everything. Take the limit off first.");
            }

            AccountRules.Check(await users.RemoveFromRolesAsync(user, before));
            AccountRules.Check(await users.AddToRoleAsync(user, known));
            await EndSessionsAsync(users, user);
            return await WriteAsync(actor, "user.role", user.Email, new { from = string.Join(' ', before), to = known }, cancellationToken);
        },
        cancellationToken);

    /// <summary>Limits an account to rows, or lets it see all of them again, and ends its sessions.</summary>
    /// <param name="email">The account.</param>
    /// <param name="rows">The rows; null for all.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="AccountException">There is no such account, or it is an admin's, who sees everything.</exception>
    public Task SetRowsAsync(string email, RowLimit? rows, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            if (rows is not null && await users.IsInRoleAsync(user, Roles.Admin))
            {
                throw new AccountException("rows", $"{user.Email} is an admin, who sees everything. Give the account another role first.");
            }

            var before = await RowsAsync(users, user);
            if (Equals(before, rows))
            {
                return 0;
            }

            // Sessions end first: none goes on with less of a limit than it began with.
            await EndSessionsAsync(users, user);
            var old = (await users.GetClaimsAsync(user)).Where(static claim => claim.Type == RowLimitClaims.Type);
            AccountRules.Check(await users.RemoveClaimsAsync(user, old));
            if (rows is not null)
            {
                AccountRules.Check(await users.AddClaimAsync(user, RowLimitClaims.For(rows)));
            }

            await EndSessionsAsync(users, user);
            return await WriteAsync(actor, "user.rows", user.Email, new { from = before?.Words ?? "all", to = rows?.Words ?? "all" }, cancellationToken);
        },
        cancellationToken);

    /// <summary>Switches an account off, or on again (which also lifts a lock).</summary>
    /// <exception cref="AccountException">There is no such account, or it is the last admin.</exception>
    public Task SetDisabledAsync(string email, bool disabled, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            if (disabled)
            {
                await KeepAnAdminAsync(users, user);
            }

            AccountRules.Check(await users.SetLockoutEnabledAsync(user, true));
            AccountRules.Check(await users.SetLockoutEndDateAsync(user, disabled ? DateTimeOffset.MaxValue : null));
            AccountRules.Check(await users.ResetAccessFailedCountAsync(user));
            await EndSessionsAsync(users, user);
            return await WriteAsync(actor, disabled ? "user.disable" : "user.enable", user.Email, null, cancellationToken);
        },
        cancellationToken);

    /// <summary>Sets a password, lifts a lock and ends the account's sessions. An account that was switched off stays so.</summary>
    /// <exception cref="AccountException">There is no such account, or the password is too weak.</exception>
    public Task ResetPasswordAsync(string email, string password, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            await ReplacePasswordAsync(users, user, password);
            await links.RevokeAsync(OneTimeLink.SetPassword, user.Id, cancellationToken);
            return await WriteAsync(actor, "user.reset", user.Email, new { by = "password" }, cancellationToken);
        },
        cancellationToken);

    /// <summary>Makes a link with which the account's owner sets a new password, and returns its path; the old password holds until then.</summary>
    /// <exception cref="AccountException">There is no such account.</exception>
    public Task<string> CreatePasswordLinkAsync(string email, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            var secret = await links.CreateAsync(OneTimeLink.SetPassword, user.Id, cancellationToken);
            await WriteAsync(actor, "user.reset", user.Email, new { by = "link" }, cancellationToken);
            return OneTimeLinks.SetPasswordPath(secret);
        },
        cancellationToken);

    /// <summary>The e-mail address of the account whose password a link sets; null where the link does not hold (any more).</summary>
    public Task<string?> AccountOfLinkAsync(string? secret, CancellationToken cancellationToken = default) => work.ReadAsync(
        async users => await links.FindAsync(secret, OneTimeLink.SetPassword, cancellationToken) is { UserId: { } id } ? (await users.FindByIdAsync(id))?.Email : null);

    /// <summary>Uses a password link up and returns the account's e-mail address.</summary>
    /// <exception cref="AccountException">The link does not hold (any more), or the password is too weak; then the link still holds.</exception>
    public Task<string> SetPasswordByLinkAsync(string? secret, string password, string? address, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var link = await links.FindAsync(secret, OneTimeLink.SetPassword, cancellationToken);
            var user = link?.UserId is { } id ? await users.FindByIdAsync(id) : null;
            if (user is null)
            {
                throw new AccountException("token", "This link was used already or has expired. Ask an admin for a new one.");
            }

            await CheckPasswordAsync(users, user, password);
            if (await links.TakeAsync(secret, OneTimeLink.SetPassword, cancellationToken) is null)
            {
                throw new AccountException("token", "This link was used in the meantime.");
            }

            await ReplacePasswordAsync(users, user, password);
            await WriteAsync(new Actor(user.Email!, address), "user.password", user.Email, new { by = "link" }, cancellationToken);
            return user.Email!;
        },
        cancellationToken);

    /// <summary>Makes the first admin with a setup link, and uses the link up.</summary>
    /// <exception cref="AccountException">The link does not hold (any more), or the address or password will not do; then the link still holds.</exception>
    public Task<AccountInfo> CreateFirstAdminAsync(
        string? secret, string email, string password, string? address, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            if (await links.FindAsync(secret, OneTimeLink.Setup, cancellationToken) is null)
            {
                throw new AccountException("token", "This link was used already or has expired. Restart the application, or run its `users add` command, for a new one.");
            }

            if (await HasOwnAdminAsync(users))
            {
                await links.RevokeAsync(OneTimeLink.Setup, null, cancellationToken);
                throw new AccountException("token", "There is an admin already. Sign in, or ask an admin for an account.");
            }

            var user = await DraftAsync(users, email, isDemo: false);
            foreach (var validator in users.UserValidators)
            {
                AccountRules.Check(await validator.ValidateAsync(users, user));
            }

            await CheckPasswordAsync(users, user, password);
            if (await links.TakeAsync(secret, OneTimeLink.Setup, cancellationToken) is null)
            {
                throw new AccountException("token", "This link was used in the meantime.");
            }

            return await AddAsync(users, user, Roles.Admin, password, new Actor("setup link", address), cancellationToken);
        },
        cancellationToken);

    /// <summary>Ends every session of an account.</summary>
    /// <exception cref="AccountException">There is no such account.</exception>
    public Task EndSessionsAsync(string email, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            await EndSessionsAsync(users, user);
            return await WriteAsync(actor, "user.sessions", user.Email, new { by = "admin" }, cancellationToken);
        },
        cancellationToken);

    /// <summary>Takes the second factor off an account whose owner has lost it, and ends its sessions.</summary>
    /// <exception cref="AccountException">There is no such account.</exception>
    public Task RemoveSecondFactorAsync(string email, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            await SecondFactor.RemoveAsync(users, user);
            await EndSessionsAsync(users, user);
            return await WriteAsync(actor, "user.second-factor", user.Email, new { on = false, by = "admin" }, cancellationToken);
        },
        cancellationToken);

    /// <summary>Removes an account; what it did stays in the audit.</summary>
    /// <exception cref="AccountException">There is no such account, or it is the last admin.</exception>
    public Task DeleteAsync(string email, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            await KeepAnAdminAsync(users, user);
            AccountRules.Check(await users.DeleteAsync(user));
            await store.EndAllAsync(user.Id);
            await links.RevokeAsync(OneTimeLink.SetPassword, user.Id, cancellationToken);
            sessions.Forget(user.Id);
            return await WriteAsync(actor, "user.delete", user.Email, null, cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc />
    public void Dispose() => work.Dispose();

    /// <summary>Removes a demo account, the last admin or not: there is a setup link for the next.</summary>
    internal Task RemoveDemoAsync(string email, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            AccountRules.Check(await users.DeleteAsync(user));
            await store.EndAllAsync(user.Id);
            sessions.Forget(user.Id);
            return await WriteAsync(actor, "user.delete", user.Email, new { demo = true }, cancellationToken);
        },
        cancellationToken);

    /// <summary>Switches a demo account off, the last admin or not.</summary>
    internal Task SuspendDemoAsync(string email, CancellationToken cancellationToken) => ChangeAsync(
        async users =>
        {
            var user = await GetAsync(users, email);
            AccountRules.Check(await users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue));
            await EndSessionsAsync(users, user);
            return await WriteAsync(Actor.System, "user.disable", user.Email, new { demo = true }, cancellationToken);
        },
        cancellationToken);

    private static bool IsActiveAdmin(AccountInfo account) => account is { Role: Roles.Admin, IsDisabled: false, HasPassword: true };

    private static async Task<AppUser> GetAsync(UserManager<AppUser> users, string email) =>
        await users.FindByEmailAsync(email.Trim()) ?? throw new AccountException("email", $"There is no account for {email.Trim()}.");

    private static async Task CheckPasswordAsync(UserManager<AppUser> users, AppUser user, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            AccountRules.Check(await validator.ValidateAsync(users, user, password));
        }
    }

    private async Task<AppUser> DraftAsync(UserManager<AppUser> users, string email, bool isDemo)
    {
        var name = AccountRules.CheckEmail(email);
        return await users.FindByEmailAsync(name) is null
            ? new AppUser { UserName = name, Email = name, EmailConfirmed = true, LockoutEnabled = true, IsDemo = isDemo, CreatedAt = clock.GetUtcNow() }
            : throw new AccountException("email", $"There is an account for {name} already.");
    }

    private async Task<AccountInfo> AddAsync(
        UserManager<AppUser> users, AppUser user, string role, string? password, Actor actor, CancellationToken cancellationToken)
    {
        AccountRules.Check(password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password));
        AccountRules.Check(await users.AddToRoleAsync(user, role));
        await WriteAsync(actor, "user.create", user.Email, new { role }, cancellationToken);
        return await DescribeAsync(users, user);
    }

    private async Task<bool> HasOwnAdminAsync(UserManager<AppUser> users)
    {
        foreach (var user in await users.GetUsersInRoleAsync(Roles.Admin))
        {
            if (!user.IsDemo && IsActiveAdmin(await DescribeAsync(users, user)))
            {
                return true;
            }
        }

        return false;
    }

    private async Task ReplacePasswordAsync(UserManager<AppUser> users, AppUser user, string password)
    {
        await CheckPasswordAsync(users, user, password);
        AccountRules.Check(await users.RemovePasswordAsync(user));
        AccountRules.Check(await users.AddPasswordAsync(user, password));
        if (!SessionValidator.IsDisabled(user))
        {
            AccountRules.Check(await users.SetLockoutEndDateAsync(user, null));
        }

        AccountRules.Check(await users.ResetAccessFailedCountAsync(user));
        await EndSessionsAsync(users, user);
    }

    private async Task KeepAnAdminAsync(UserManager<AppUser> users, AppUser user)
    {
        if (!IsActiveAdmin(await DescribeAsync(users, user)))
        {
            return;
        }

        foreach (var other in await users.GetUsersInRoleAsync(Roles.Admin))
        {
            if (other.Id != user.Id && IsActiveAdmin(await DescribeAsync(users, other)))
            {
                return;
            }
        }

        throw new AccountException("role", $"{user.Email} is the last admin. Make somebody else an admin first.");
    }

    private async Task EndSessionsAsync(UserManager<AppUser> users, AppUser user)
    {
        AccountRules.Check(await users.UpdateSecurityStampAsync(user));
        await store.EndAllAsync(user.Id);
        sessions.Forget(user.Id);
    }

    private async Task<AccountInfo> DescribeAsync(UserManager<AppUser> users, AppUser user)
    {
        var roles = await users.GetRolesAsync(user);
        var disabled = SessionValidator.IsDisabled(user);
        var locked = !disabled && user.LockoutEnd > clock.GetUtcNow() ? user.LockoutEnd : null;
        return new AccountInfo(
            user.Id, user.Email!, roles.FirstOrDefault() ?? string.Empty, disabled, locked, user.PasswordHash is not null, user.IsDemo, user.TwoFactorEnabled,
            await RowsAsync(users, user));
    }

    private static async Task<RowLimit?> RowsAsync(UserManager<AppUser> users, AppUser user) =>
        RowLimitClaims.Of(new ClaimsPrincipal(new ClaimsIdentity(await users.GetClaimsAsync(user))));

    private async Task<int> WriteAsync(Actor actor, string action, string? subject, object? detail, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(actor.Name, action, subject, detail, actor.Address, cancellationToken);
        return 0;
    }

    private Task<T> ChangeAsync<T>(Func<UserManager<AppUser>, Task<T>> change, CancellationToken cancellationToken) => work.ChangeAsync(
        async users =>
        {
            var result = await change(users);
            // However an own admin came to be, the link that makes the first has no reason any more.
            if (await links.AnyAsync(OneTimeLink.Setup, cancellationToken) && await HasOwnAdminAsync(users))
            {
                await links.RevokeAsync(OneTimeLink.Setup, null, cancellationToken);
            }

            return result;
        },
        cancellationToken);
}
