namespace Analytics.Core.Monitoring;

/// <summary>A key measure that lies beyond a threshold; one at a time for each measure.</summary>
public sealed record Alert
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>The measure.</summary>
    public required string MeasureKey { get; init; }

    /// <summary>How bad it is now, or was last.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>What it rests on, as of the last evaluation that found it beyond.</summary>
    public required AlertFigures Figures { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Who has taken note; null while nobody has.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Until when nothing is sent; null where it is not put off.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => ClearedAt is null;
}
