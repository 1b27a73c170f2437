using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>An insight as Storage knows it.</summary>
/// <param name="Id">Storage key; addresses name the insight by it. 0 until stored.</param>
/// <param name="Key">Its name for good.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Money">What it is ranked by.</param>
/// <param name="BodyJson">The finding.</param>
/// <param name="Status">What people decided.</param>
/// <param name="FirstSeenAt">When it was first found.</param>
/// <param name="LastSeenAt">When it was last found.</param>
/// <param name="IsCurrent">Whether the last look found it.</param>
/// <param name="ChangedBy">Who decided; null while nobody has.</param>
/// <param name="ChangedAt">When.</param>
public sealed record StoredInsight(
    int Id,
    string Key,
    string Kind,
    Money Money,
    string BodyJson,
    InsightStatus Status,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    bool IsCurrent,
    string? ChangedBy,
    DateTimeOffset? ChangedAt);
