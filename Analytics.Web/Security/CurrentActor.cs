using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Analytics.Web.Security;

/// <summary>
/// Who is asking, in a page, its circuit, or an endpoint. A command asks <see cref="RequireAsync"/> before it does anything:
/// hiding its button is a courtesy, this is the lock.
/// </summary>
public sealed class CurrentActor(
    IHttpContextAccessor http, AuthenticationStateProvider state, IAuthorizationService authorization, SessionValidator sessions)
{
    private string? circuitAddress;

    /// <summary>Whether the one who asks may do what <paramref name="policy"/> guards, now.</summary>
    public async Task<bool> MayAsync(string policy)
    {
        var user = await UserAsync();
        return (await authorization.AuthorizeAsync(user, policy)).Succeeded && await sessions.IsCurrentAsync(user);
    }

    /// <summary>Passes when the one who asks may do what <paramref name="policy"/> guards, now, and says who it is.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    public async Task<Actor> RequireAsync(string policy)
    {
        var user = await UserAsync();
        if (user.Identity?.IsAuthenticated != true || !await sessions.IsCurrentAsync(user))
        {
            throw new AccessDeniedException("Your session has ended. Sign in again.");
        }

        if (!(await authorization.AuthorizeAsync(user, policy)).Succeeded)
        {
            throw new AccessDeniedException(RowLimitClaims.Of(user) is { } limit
                ? RowLimitClaims.Refusal(limit)
                : $"This needs the role {string.Join(" or ", Policies.RolesFor(policy))}.");
        }

        return new Actor(user.Identity.Name ?? "unknown", Address);
    }

    /// <summary>Remembers where a circuit's browser is, while its connection's request is at hand.</summary>
    internal void NoteAddress() => circuitAddress ??= http.HttpContext?.Connection.RemoteIpAddress?.ToString();

    private string? Address => circuitAddress ?? http.HttpContext?.Connection.RemoteIpAddress?.ToString();

    // A circuit's own state is renewed while it lives; a request brings its user with it.
    private async Task<ClaimsPrincipal> UserAsync()
    {
        try
        {
            return (await state.GetAuthenticationStateAsync()).User;
        }
        catch (InvalidOperationException)
        {
            // Outside of components nobody has set the state.
            return http.HttpContext?.User ?? new ClaimsPrincipal(new ClaimsIdentity());
        }
    }
}
