using System.Net;

namespace Analytics.Web.Security;

/// <summary>Tells this machine from the rest of the world.</summary>
public static class Loopback
{
    /// <summary>Whether every one of the addresses to listen on can only be reached from this machine; false when there is none.</summary>
    /// <param name="urls">Such as <c>http://127.0.0.1:5080</c>, <c>http://*:80</c>.</param>
    public static bool IsOnly(IEnumerable<string> urls)
    {
        var any = false;
        foreach (var url in urls)
        {
            any = true;
            // "*" and "+" are all addresses, and no URI.
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsHost(uri.Host))
            {
                return false;
            }
        }

        return any;
    }

    /// <summary>Whether a host's name or address means this machine.</summary>
    public static bool IsHost(string? host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host?.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether a request comes from this machine, asks for it by its own name, and was not passed on by a proxy.</summary>
    public static bool IsDirect(HttpContext context) =>
        IsHost(context.Request.Host.Host)
        && (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
