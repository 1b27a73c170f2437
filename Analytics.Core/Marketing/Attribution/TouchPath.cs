namespace Analytics.Core.Marketing.Attribution;

/// <summary>Journeys that touched the same channels in the same order.</summary>
/// <param name="Channels">The channels touched, first to last.</param>
/// <param name="Conversions">How many such journeys ended in a conversion.</param>
/// <param name="Value">What those conversions came to together, in the shop's currency.</param>
/// <param name="Nulls">How many such journeys ended without one.</param>
/// <param name="DaysBefore">For each touch, the days from it to the end of the journey; null where times are unknown, and touches then count as a day apart.</param>
public sealed record TouchPath(
    IReadOnlyList<string> Channels, long Conversions, double Value = 0, long Nulls = 0, IReadOnlyList<double>? DaysBefore = null);
