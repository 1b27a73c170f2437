namespace Analytics.Web.Components.Charts;

/// <summary>A line over minutes, hours or days.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Values">A value for each point; null leaves a gap.</param>
/// <param name="Dash"><c>solid</c>, <c>dash</c> or <c>dot</c>, so that lines differ without colour too.</param>
public sealed record ClockSeries(string Name, string Color, IReadOnlyList<double?> Values, string Dash = "solid");
