namespace Analytics.Core.Storage.Model;

/// <summary>A line of the alerts' log.</summary>
internal sealed class AlertLogRecord
{
    public int Id { get; set; }

    public int AlertId { get; set; }

    public DateTimeOffset At { get; set; }

    public int Event { get; set; }

    public string? By { get; set; }

    public string? Detail { get; set; }
}
