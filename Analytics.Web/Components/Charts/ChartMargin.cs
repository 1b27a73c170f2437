namespace Analytics.Web.Components.Charts;

/// <summary>Space around the plot in pixels.</summary>
/// <param name="L">Left.</param>
/// <param name="R">Right.</param>
/// <param name="T">Top.</param>
/// <param name="B">Bottom.</param>
public sealed record ChartMargin(int L = 8, int R = 8, int T = 8, int B = 8);
