using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Analytics.Web.Security;

/// <summary>What a policy asks: one of its roles, or its scope where an API key asks.</summary>
internal sealed class AccessRequirement(string policy) : IAuthorizationHandler, IAuthorizationRequirement
{
    /// <summary>The policy's name.</summary>
    public string Policy => policy;

    // Answers for itself alone: an endpoint may have several, one open to more people than another.
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (IsMet(context.User))
        {
            context.Succeed(this);
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
