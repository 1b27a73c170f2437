using Analytics.Core.Queries.Live;

namespace Analytics.Web.Api;

/// <summary>A stretch up to now, and the same stretch of the clock before.</summary>
/// <param name="Now">Up to now.</param>
/// <param name="Yesterday">The day before.</param>
/// <param name="LastWeek">Seven days before.</param>
public sealed record LiveSpanDocument(LiveCountDocument Now, LiveCountDocument Yesterday, LiveCountDocument LastWeek)
{
    internal static LiveSpanDocument Of(LiveSpan span) => new(LiveCountDocument.Of(span.Now), LiveCountDocument.Of(span.Yesterday), LiveCountDocument.Of(span.LastWeek));
}
