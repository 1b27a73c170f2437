using Analytics.Web.Components.Charts;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>A small chart of the System page.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Subtitle">How it stands now.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="View">The chart.</param>
public sealed record SystemChart(string Title, string Subtitle, IReadOnlyList<ClockSeries> Lines, ChartView View);
