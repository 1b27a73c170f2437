using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>Limits requests by key and by address, and tries to sign in by address.</summary>
internal static class Limits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Sets the limits up.</summary>
    public static void Configure(RateLimiterOptions limiter, IOptions<LimitOptions> options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) => new ValueTask(RejectAsync(context.HttpContext, context.Lease));
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(
                IsSignIn(context), "sign-in " + Address(context), options.Value.SignInPerAddressPerMinute)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(
                ApiPaths.IsApi(context) && Caller(context) is not null && !BringsEvents(context), "key " + Caller(context), options.Value.ApiPerKeyPerMinute)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(
                ApiPaths.IsApi(context) && !BringsEvents(context), "address " + Address(context), options.Value.ApiPerAddressPerMinute)));
    }

    private static RateLimitPartition<string> Partition(bool applies, string key, int perMinute) => applies && perMinute > 0
        ? RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window, QueueLimit = 0 })
        : RateLimitPartition.GetNoLimiter("none");

    private static bool IsSignIn(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && (ApiPaths.IsSignIn(context)
            || context.Request.Path.StartsWithSegments("/account/sign-in", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/account/second", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/account/second-factor", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/account/setup", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/account/set-password", StringComparison.OrdinalIgnoreCase));

    // Counted event by event: see EventLimits.
    private static bool BringsEvents(HttpContext context) =>
        ApiPaths.IsEvents(context) && context.User.HasClaim(ApiKeyAuthenticationHandler.ScopeClaim, ApiScopes.Events);

    private static string? Caller(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Where a request comes from: one household or server has a whole /64 of version 6 addresses.</summary>
    public static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static Task RejectAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        var seconds = ((int)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        var text = $"Too many requests. Try again in {seconds} seconds.";
        if (ApiPaths.IsApi(context))
        {
            return ApiProblems.WriteAsync(context, StatusCodes.Status429TooManyRequests, text);
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Too many tries</title><link rel=\"stylesheet\" href=\"/app.css\"></head>"
            + $"<body><main class=\"account-card\"><h1>Too many tries</h1><p>{text}</p><p><a href=\"/account/sign-in\">Back to sign-in</a></p></main></body></html>");
    }
}
