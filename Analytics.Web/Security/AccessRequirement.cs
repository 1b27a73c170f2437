using System.Security.Claims;
using Analytics.Web.State;
using Microsoft.AspNetCore.Authorization;

namespace Analytics.Web.Security;

/// <summary>
/// What a policy asks: one of its roles, or its scope where an API key asks; and of those whose rows are limited, that the page or
/// endpoint is marked with <see cref="WithinRowLimitAttribute"/>.
/// </summary>
internal sealed class AccessRequirement(string policy) : IAuthorizationHandler, IAuthorizationRequirement
{
    /// <summary>The policy's name.</summary>
    public string Policy => policy;

    // Answers for itself alone: an endpoint may have several, one open to more people than another.
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (IsMet(context.User) && KeepsToLimit(context))
        {
            context.Succeed(this);
        }

        return Task.CompletedTask;
    }

    // Whoever sees a part of the shop only gets in where the answers keep to it, and may do nothing else but look.
    private bool KeepsToLimit(AuthorizationHandlerContext context) => RowLimitClaims.Of(context.User) is null || context.Resource switch
    {
        HttpContext http => http.GetEndpoint()?.Metadata.GetMetadata<WithinRowLimitAttribute>() is not null,
        Microsoft.AspNetCore.Components.RouteData route => route.PageType.IsDefined(typeof(WithinRowLimitAttribute), inherit: false),
        NavItem place => place.WithinRowLimit,
        _ => policy == Policies.Read,
    };

    private bool IsMet(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
        {
            return false;
        }

        if (user.Identity.AuthenticationType == ApiKeyAuthenticationHandler.Scheme)
        {
            return Policies.ScopeFor(policy) is { } scope && user.HasClaim(ApiKeyAuthenticationHandler.ScopeClaim, scope);
        }

        return Policies.RolesFor(policy).Any(user.IsInRole);
    }
}
