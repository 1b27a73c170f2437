using Analytics.Core.Streaming;

namespace Analytics.Web.Api;

/// <summary>How the stream does.</summary>
/// <param name="PerSecond">Purchases taken in a second, over the last ten.</param>
/// <param name="Waiting">Purchases that wait to be stored.</param>
/// <param name="DurableMs">Milliseconds from the offer to the disk, 95 of 100; null before the first.</param>
/// <param name="CountedMs">Milliseconds until it counted, 95 of 100; null before the first.</param>
/// <param name="Problem">Why nothing can be stored now; null when all is well.</param>
public sealed record LiveHealthDocument(double PerSecond, int Waiting, double? DurableMs, double? CountedMs, string? Problem)
{
    internal static LiveHealthDocument Of(StreamHealth health) =>
        new(health.PerSecond, health.Waiting, health.Durable?.P95.TotalMilliseconds, health.Counted?.P95.TotalMilliseconds, health.Problem);
}
