namespace Analytics.Core.Planning;

/// <summary>One step of what happened.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Value">The measure's value, in its own unit.</param>
/// <param name="Expected">What trend and season alone would have given; null where that is not known.</param>
/// <param name="IsAnomaly">Whether it lies further off than a robust z of 3.5.</param>
public sealed record HistoryPoint(DateOnly Start, double Value, double? Expected = null, bool IsAnomaly = false);
