using Microsoft.Net.Http.Headers;

namespace Analytics.Web.Security;

/// <summary>
/// Which sites' pages may send events: a browser that asks first is answered for the sites of the keys and no others, and the answers to
/// what such a page sends can be read by it.
/// </summary>
internal sealed class EventOrigins(RequestDelegate next, ApiKeyService keys)
{
    private const int MostOrigins = 20;
    private const string KeptForSeconds = "7200";

    /// <summary>The sites of a key.</summary>
    public static IReadOnlyList<string> Split(string? origins) => origins?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Sites as browsers write them: scheme, host, and the port where it is not the usual one.</summary>
    /// <exception cref="AccountException">One is no site, or there are too many.</exception>
    public static IReadOnlyList<string> Normalize(IEnumerable<string> origins)
    {
        List<string> found = [];
        foreach (var text in origins.Select(static o => o.Trim()).Where(static o => o.Length > 0))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
                || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0 || text.Contains('*', StringComparison.Ordinal))
            {
                throw new AccountException("origins", $"'{text}' is no site. Write it as https://shop.example, without a path.");
            }

            found.Add($"{uri.Scheme}://{(uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost)}{(uri.IsDefaultPort ? string.Empty : $":{uri.Port}")}");
        }

        IReadOnlyList<string> distinct = [.. found.Distinct(StringComparer.OrdinalIgnoreCase)];
        return distinct.Count > MostOrigins ? throw new AccountException("origins", $"A key has at most {MostOrigins} sites.") : distinct;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (!ApiPaths.IsEvents(context))
        {
            await next(context);
            return;
        }

        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && await keys.KnowsOriginAsync(origin, context.RequestAborted))
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            context.Response.Headers.AccessControlExposeHeaders = HeaderNames.RetryAfter;
        }

        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            await next(context);
            return;
        }

        if (context.Response.Headers.AccessControlAllowOrigin.Count == 0)
        {
            await ApiProblems.WriteAsync(context, StatusCodes.Status403Forbidden, "No key may be used from this site.");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.AccessControlAllowMethods = "POST";
        context.Response.Headers.AccessControlAllowHeaders = "authorization, content-type, x-api-key";
        context.Response.Headers.AccessControlMaxAge = KeptForSeconds;
    }
}
