using Analytics.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace Analytics.Web.Security;

/// <summary>Tells the browser what a page may do, and that what a signed-in person sees is not to be kept.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// No inline script and no eval. Inline styles are allowed: charts and controls position themselves with them.
    /// <c>'self'</c> in connect-src covers the page's own web socket.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    /// <summary>Adds the headers to each response that is about to start.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Write((HttpContext)state), context);
        return next(context);
    });

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Everything is for our own pages, the script for the shop's pages apart.
        headers["Cross-Origin-Resource-Policy"] = context.Request.Path.Equals(TrackingScript.Path, StringComparison.OrdinalIgnoreCase) ? "cross-origin" : "same-origin";
        headers.Remove(HeaderNames.Server);
        if (IsForAProgram(context))
        {
            headers.CacheControl = "private, no-cache";
        }
        else if (IsPrivate(context))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    // A program may keep an answer and ask by its tag whether it still holds; a browser keeps nothing of what a signed-in person sees.
    private static bool IsForAProgram(HttpContext context) =>
        ApiPaths.IsApi(context)
        && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
        && !string.IsNullOrEmpty(context.Response.Headers.ETag)
        && (context.Request.Headers.Authorization.Count > 0 || context.Request.Headers.ContainsKey(ApiKeyAuthenticationHandler.Header));

    // Scripts, styles and pictures bear their own Cache-Control and are the same for everybody.
    private static bool IsPrivate(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return context.User.Identity?.IsAuthenticated == true && string.IsNullOrEmpty(context.Response.Headers.ETag);
    }
}
