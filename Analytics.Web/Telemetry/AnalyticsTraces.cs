using System.Diagnostics;

namespace Analytics.Web.Telemetry;

/// <summary>The application's own spans: answers that are computed, and jobs. They cost nothing while nobody listens.</summary>
internal static class AnalyticsTraces
{
    /// <summary>The source's name.</summary>
    public const string Name = "Analytics";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a span; null while nobody listens.</summary>
    /// <param name="name">What is done, without any value of a customer.</param>
    public static Activity? Begin(string name) => Source.StartActivity(name);

    /// <summary>Whether anybody listens.</summary>
    public static bool IsHeard => Source.HasListeners();

    /// <summary>Says that what a span is of has failed; of the exception only its type, because messages may quote data.</summary>
    public static void Fail(this Activity? span, Exception error)
    {
        span?.SetTag("error.type", error.GetType().FullName);
        span?.SetStatus(ActivityStatusCode.Error);
    }
}
