using Analytics.Web.Security;

namespace Analytics.Tests.Api;

/// <summary>
/// What an endpoint must ask of whoever uses it. What is open, asks no more than an account, or answers a question by POST is named one by one;
/// all else follows from what it does: reading, taking out, changing, administering.
/// </summary>
internal static class EndpointRules
{
    // Open to everybody: signing in, health, and pages that show nothing of the shop.
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "ANY /health/live", "ANY /health/ready", "GET /account/outside", "GET /account/second-step", "POST /account/second-step", "GET /account/set-password",
        "POST /account/set-password", "GET /account/setup", "POST /account/setup", "GET /account/sign-in", "POST /account/sign-in", "POST /account/sign-out",
        "GET /error", "POST /error", "GET /not-found", "POST /not-found", "POST /api/v1/auth/refresh", "POST /api/v1/auth/token",
        "GET /track.js",
    };

    // Any account: its own page, the circuit's connection (whose pages ask again), and what is not there.
    private static readonly HashSet<string> SignedIn = new(StringComparer.Ordinal)
    {
        "ANY /_blazor", "ANY /_blazor/disconnect/", "ANY /_blazor/initializers/", "ANY /_blazor/negotiate", "ANY /api/{**path}", "GET /_framework/opaque-redirect",
        "GET /account", "POST /account", "GET /account/denied", "POST /account/denied", "GET /account/second-factor", "POST /account/second-factor",
    };

    // Questions that are too long for an address; they change nothing but what is kept of answers.
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "POST /api/v1/clustering", "POST /api/v1/experiments/count", "POST /api/v1/experiments/judge", "POST /api/v1/optimization", "POST /api/v1/predictions", "POST /api/v1/query",
        "POST /api/v1/segmentation", "POST /api/v1/sentiment", "POST /api/v1/metrics/calculate",
    };

    /// <summary>What is wrong with an endpoint's guard; null when nothing is.</summary>
    /// <param name="method">GET, POST and so on; ANY where it answers all.</param>
    /// <param name="pattern">Its route.</param>
    /// <param name="access">What it asks: <c>open</c>, <c>signed in</c>, or policies with "and" between.</param>
    public static string? Wrong(string method, string pattern, string access)
    {
        var name = $"{method} {pattern}";
        var policies = access.Split(" and ");
        var isRight = access switch
        {
            "open" => Open.Contains(name),
            "signed in" => SignedIn.Contains(name),
            _ when policies.Except(Policies.All).Any() => false,
            _ when pattern.StartsWith("/admin", StringComparison.Ordinal) => policies.Contains(Policies.Administer),
            _ when !pattern.StartsWith("/api", StringComparison.Ordinal) => true,
            _ when pattern.Contains("/export", StringComparison.Ordinal) => policies.Contains(Policies.Export) || policies.Contains(Policies.Administer),
            _ when method == "GET" => true,
            _ => Questions.Contains(name) || policies.Except([Policies.Read, Policies.Export]).Any(),
        };
        return isRight ? null : $"{name} asks '{access}'";
    }
}
