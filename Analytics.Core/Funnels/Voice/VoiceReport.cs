using Analytics.Core.Queries;

namespace Analytics.Core.Funnels.Voice;

/// <summary>What customers say: counts over the reviews asked about, and their parts. Parts add up to the total.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Total">All reviews asked about.</param>
/// <param name="Before">Those of the days before, as many; null without a period, or where it has none.</param>
/// <param name="Undated">Of the total, those without a date.</param>
/// <param name="Stored">All reviews that there are.</param>
/// <param name="Days">The first and last day of the reviews asked about; null where none has a date.</param>
/// <param name="Buckets">Over time, in order; those without a date are in none.</param>
/// <param name="Products">By product, the most reviewed first; those about no product last.</param>
/// <param name="Categories">By category, the same.</param>
/// <param name="Segments">By RFM segment, the same; empty while segments are not known.</param>
/// <param name="Passed">Filters that say nothing of reviews and were passed over.</param>
/// <param name="DataVersion">The version of the data.</param>
/// <param name="TimeZoneId">The zone of the days.</param>
public sealed record VoiceReport(
    VoiceQuery Query,
    VoiceTally Total,
    VoiceTally? Before,
    int Undated,
    int Stored,
    Period? Days,
    IReadOnlyList<VoiceBucket> Buckets,
    IReadOnlyList<VoiceGroup> Products,
    IReadOnlyList<VoiceGroup> Categories,
    IReadOnlyList<VoiceGroup> Segments,
    IReadOnlyList<Filter> Passed,
    long DataVersion,
    string TimeZoneId);
