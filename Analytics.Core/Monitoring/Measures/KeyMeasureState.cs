namespace Analytics.Core.Monitoring;

/// <summary>A key measure with where it stands.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Points">Its daily values, the earliest first; empty where its source is absent.</param>
/// <param name="Before">The value it is held against: the same weekday a week before, or the window before; null where there is none.</param>
/// <param name="Alert">The severity of its open alert; null where there is none.</param>
/// <param name="ComputedAt">When the values were last computed; null before the first time.</param>
/// <param name="AlertDay">The day that the alert is about; null where there is none.</param>
public sealed record KeyMeasureState(
    KeyMeasure Measure, IReadOnlyList<KeyMeasurePoint> Points, decimal? Before, AlertSeverity? Alert, DateTimeOffset? ComputedAt, DateOnly? AlertDay = null)
{
    /// <summary>The last value; null where it is not known.</summary>
    public decimal? Value => Points.Count == 0 ? null : Points[^1].Value.Value;

    /// <summary>(Value − before) ÷ |before|; null where either is not known or before is 0.</summary>
    public decimal? Change => Value is { } now && Before is { } before && before != 0 ? (now - before) / Math.Abs(before) : null;

    /// <summary>How much of its target it is; see <see cref="KeyMeasure.Completion"/>.</summary>
    public decimal? Completion => Measure.Completion(Value);
}
