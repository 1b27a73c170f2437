using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Analytics.Web.Security;

/// <summary>What a policy asks: one of its roles, or its scope where an API key asks.</summary>
internal sealed class AccessRequirement(string policy) : AuthorizationHandler<AccessRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (IsMet(context.User))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

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
