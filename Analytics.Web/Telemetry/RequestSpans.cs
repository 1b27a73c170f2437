using System.Diagnostics;
using OpenTelemetry;

namespace Analytics.Web.Telemetry;

/// <summary>
/// Makes a request's span say no more than the route, the method and the status: the framework's own tags may hold the address with its values and the
/// query string, and these may name a customer or hold a secret.
/// </summary>
internal sealed class RequestSpans : BaseProcessor<Activity>
{
    /// <summary>The framework's source of requests.</summary>
    public const string Source = "Microsoft.AspNetCore";

    private const string Route = "http.route";
    private const string Method = "http.request.method";
    private const string Status = "http.response.status_code";

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { Route, Method, Status, "error.type" };

    /// <summary>Notes on the request's span what it may say, once the request is done.</summary>
    public static async Task NameAsync(HttpContext context, RequestDelegate next)
    {
        // The span of the request itself: within, others are the current one.
        var span = Activity.Current;
        try
        {
            await next(context);
        }
        finally
        {
            if (span?.Source.Name == Source)
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";
                span.DisplayName = $"{context.Request.Method} {route}";
                span.SetTag(Route, route);
                span.SetTag(Method, context.Request.Method);
                span.SetTag(Status, context.Response.StatusCode);
            }
        }
    }

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name != Source)
        {
            return;
        }

        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Kept.Contains(name))
            {
                data.SetTag(name, null);
            }
        }

        // Baggage and trace state come from whoever asks.
        data.TraceStateString = null;
        if (data.GetTagItem(Route) is null)
        {
            data.DisplayName = "request";
        }
    }
}
