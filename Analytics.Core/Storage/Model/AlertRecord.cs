namespace Analytics.Core.Storage.Model;

/// <summary>An alert, open or past.</summary>
internal sealed class AlertRecord
{
    public int Id { get; set; }

    public required string MeasureKey { get; set; }

    public int Severity { get; set; }

    public required string BodyJson { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset? ClearedAt { get; set; }

    public string? AcknowledgedBy { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public DateTimeOffset? SnoozedUntil { get; set; }
}
