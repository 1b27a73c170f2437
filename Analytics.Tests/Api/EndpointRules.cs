namespace Analytics.Tests.Api;

/// <summary>Who may use which endpoint. A new endpoint is written down here, with thought.</summary>
internal static class EndpointRules
{
    /// <summary>Method, route and what it asks: <c>open</c>, <c>signed in</c>, or policies.</summary>
    public static readonly string[] All =
    [
    ];
}
