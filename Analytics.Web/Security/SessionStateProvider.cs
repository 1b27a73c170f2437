using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Analytics.Web.Security;

/// <summary>Ends a circuit's session when its account changes: looked at every few seconds while the page is open.</summary>
internal sealed class SessionStateProvider(ILoggerFactory loggers, SessionValidator sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(5);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await sessions.IsCurrentAsync(authenticationState.User, cancellationToken: cancellationToken);
}
