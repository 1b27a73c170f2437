namespace Analytics.Core.Monitoring;

/// <summary>What a key measure should reach.</summary>
/// <param name="Value">The value, in the measure's unit.</param>
/// <param name="By">The day by which; null for every day.</param>
public sealed record KeyMeasureTarget(decimal Value, DateOnly? By);
