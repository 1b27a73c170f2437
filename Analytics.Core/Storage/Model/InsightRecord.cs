using Analytics.Core.Domain;

namespace Analytics.Core.Storage.Model;

/// <summary>An insight as it was last found, and what people decided about it.</summary>
internal sealed class InsightRecord
{
    public int Id { get; set; }

    /// <summary>The same thing found again has the same.</summary>
    public required string Key { get; set; }

    public required string Kind { get; set; }

    public InsightStatus Status { get; set; }

    public DateTimeOffset FirstSeenAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Whether the last look found it.</summary>
    public bool IsCurrent { get; set; }

    public long MoneyUnits { get; set; }

    public required string BodyJson { get; set; }

    public string? ChangedBy { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }
}
