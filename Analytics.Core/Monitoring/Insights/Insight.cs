using Analytics.Core.Domain;

namespace Analytics.Core.Monitoring;

/// <summary>A finding with what became of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Finding">What was found, as of the last look.</param>
/// <param name="Status">What people decided.</param>
/// <param name="FirstSeenAt">When it was first found.</param>
/// <param name="LastSeenAt">When it was last found.</param>
/// <param name="IsCurrent">Whether the last look found it.</param>
/// <param name="ChangedBy">Who decided; null while nobody has.</param>
/// <param name="ChangedAt">When.</param>
public sealed record Insight(
    int Id,
    InsightFinding Finding,
    InsightStatus Status,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    bool IsCurrent,
    string? ChangedBy,
    DateTimeOffset? ChangedAt);
