namespace Analytics.Web.Security;

/// <summary>Where the API lies, and which of its paths let nobody in to become somebody.</summary>
internal static class ApiPaths
{
    /// <summary>Everything under it answers nobody with 401.</summary>
    public const string Root = "/api";

    /// <summary>The version in use.</summary>
    public const string V1 = "/api/v1";

    /// <summary>Gives tokens for an e-mail address and password; itself answers 401 to anything else.</summary>
    public const string Token = "/api/v1/auth/token";

    /// <summary>Gives new tokens for a refresh token; itself answers 401 to anything else.</summary>
    public const string Refresh = "/api/v1/auth/refresh";

    /// <summary>Takes events in.</summary>
    public const string Events = "/api/v1/events";

    /// <summary>The same, by another name.</summary>
    public const string EventsTrack = "/api/v1/events/track";

    /// <summary>Whether a request is for the API.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a request brings events, or a browser asks whether it may.</summary>
    public static bool IsEvents(HttpContext context) =>
        (HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        && (context.Request.Path.Equals(Events, StringComparison.OrdinalIgnoreCase) || context.Request.Path.Equals(EventsTrack, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where hubs for programs lie.</summary>
    public const string Hubs = "/hubs";

    /// <summary>Whether a request is for a hub. There a key or token may stand in the query, because a browser's socket bears no headers.</summary>
    public static bool IsHub(HttpContext context) => context.Request.Path.StartsWithSegments(Hubs, StringComparison.OrdinalIgnoreCase);

    /// <summary>The key or token in a hub's query; null elsewhere, and where there is none.</summary>
    public static string? QueryToken(HttpContext context) => IsHub(context) && context.Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;

    /// <summary>Whether a request brings its own credentials in its body.</summary>
    public static bool IsSignIn(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && (context.Request.Path.Equals(Token, StringComparison.OrdinalIgnoreCase) || context.Request.Path.Equals(Refresh, StringComparison.OrdinalIgnoreCase));
}
