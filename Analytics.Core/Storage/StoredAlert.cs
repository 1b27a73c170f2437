namespace Analytics.Core.Storage;

/// <summary>An alert as it is stored.</summary>
/// <param name="Id">Its number.</param>
/// <param name="MeasureKey">The measure.</param>
/// <param name="Severity">How bad.</param>
/// <param name="BodyJson">What it rests on.</param>
/// <param name="OpenedAt">When it was found.</param>
/// <param name="ClearedAt">When it ended.</param>
/// <param name="AcknowledgedBy">Who has taken note.</param>
/// <param name="AcknowledgedAt">When.</param>
/// <param name="SnoozedUntil">Until when nothing is sent.</param>
public sealed record StoredAlert(
    int Id,
    string MeasureKey,
    int Severity,
    string BodyJson,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClearedAt,
    string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? SnoozedUntil);
