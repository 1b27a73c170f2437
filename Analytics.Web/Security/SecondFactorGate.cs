using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>
/// Stands before everything that is not open to all: an account whose role needs a second factor and has none gets to the page that sets it up,
/// and nowhere else, however it signed in. Keys for programs are no accounts. Demo accounts, which can have none, are let through: they exist on
/// this machine alone.
/// </summary>
internal sealed class SecondFactorGate(RequestDelegate next, SessionValidator sessions, IOptions<SecurityOptions> options)
{
    /// <summary>Where a second factor is set up.</summary>
    public const string Page = "/account/second-factor";

    /// <summary>What programs are told.</summary>
    public const string Refusal = "This account's role needs a second factor, and it has none. Sign in with a browser, set it up under Account, then sign in here with its code.";

    /// <summary>Whether the role of this account needs a second factor; false for keys.</summary>
    public static bool IsRequired(ClaimsPrincipal user, SecurityOptions options) =>
        options.SecondFactorRoles.Count > 0
        && user.Identity is { IsAuthenticated: true } identity
        && identity.AuthenticationType != ApiKeyAuthenticationHandler.Scheme
        && options.SecondFactorRoles.Any(user.IsInRole);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsRequired(context.User, options.Value) || IsOpen(context) || await sessions.HasSecondFactorAsync(context.User, context.RequestAborted))
        {
            await next(context);
            return;
        }

        if (ApiPaths.IsApi(context) || ApiPaths.IsHub(context))
        {
            await ApiProblems.WriteAsync(context, StatusCodes.Status403Forbidden, Refusal);
        }
        else if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(Page);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    // What nobody needs an account for, and the page itself.
    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint
        || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || context.Request.Path.Equals(Page, StringComparison.OrdinalIgnoreCase);
}
