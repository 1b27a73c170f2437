using Analytics.Core.Funnels.Voice;

namespace Analytics.Web.Api;

/// <summary>What customers say.</summary>
/// <param name="From">The first day asked about; null for all.</param>
/// <param name="To">The last day, inside.</param>
/// <param name="TimeZone">The zone of the days.</param>
/// <param name="Total">All reviews asked about.</param>
/// <param name="Before">Those of the days before, as many; null where there are none.</param>
/// <param name="Undated">Of the total, those without a date; they are in no bucket of time.</param>
/// <param name="OverTime">Over time.</param>
/// <param name="Products">By product, the most reviewed first; at most 1,000.</param>
/// <param name="Categories">By category.</param>
/// <param name="Segments">By RFM segment; empty while segments are not known.</param>
/// <param name="DataVersion">The version of the data.</param>
public sealed record VoiceDocument(
    string? From,
    string? To,
    string TimeZone,
    VoiceTallyDocument Total,
    VoiceTallyDocument? Before,
    int Undated,
    IReadOnlyList<VoicePartDocument> OverTime,
    IReadOnlyList<VoicePartDocument> Products,
    IReadOnlyList<VoicePartDocument> Categories,
    IReadOnlyList<VoicePartDocument> Segments,
    long DataVersion)
{
    private const int MostParts = 1_000;

    /// <summary>The document of a report.</summary>
    internal static VoiceDocument Of(VoiceReport report) => new(
        Keys.Day(report.Query.Period?.From),
        Keys.Day(report.Query.Period?.To),
        report.TimeZoneId,
        VoiceTallyDocument.Of(report.Total),
        report.Before is { } before ? VoiceTallyDocument.Of(before) : null,
        report.Undated,
        [.. report.Buckets.Select(static b => new VoicePartDocument(Keys.Day(b.Start)!, Keys.Day(b.Start)!, VoiceTallyDocument.Of(b.Tally)))],
        Parts(report.Products),
        Parts(report.Categories),
        Parts(report.Segments),
        report.DataVersion);

    private static IReadOnlyList<VoicePartDocument> Parts(IReadOnlyList<VoiceGroup> groups) =>
        [.. groups.Take(MostParts).Select(static g => new VoicePartDocument(g.Key, g.Name, VoiceTallyDocument.Of(g.Tally)))];
}
