namespace Analytics.Core.Forecasting;

/// <summary>A day from which a series runs on another level.</summary>
/// <param name="Index">The first day on the new level, counted from the series' first.</param>
/// <param name="Before">The mean day before it, back to the change before, weekdays taken out.</param>
/// <param name="After">The mean day from it on, up to the next change.</param>
/// <param name="Strength">By how much less the squared error is with this change than without, in units of the noise's variance.</param>
public readonly record struct ChangePoint(int Index, double Before, double After, double Strength);
