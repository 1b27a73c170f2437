namespace Analytics.Web.Commands;

/// <summary>How series are to be forecast.</summary>
/// <param name="Horizon">Steps ahead.</param>
/// <param name="Levels">Interval levels as they were written, in percent, and as fractions; ascending.</param>
/// <param name="Model">The model's name, or auto.</param>
/// <param name="Seasons">The periods asked for, the main one first; none to find them.</param>
/// <param name="Threads">How many series at a time.</param>
internal sealed record ForecastRequest(int Horizon, (string Text, double Fraction)[] Levels, string Model, int[] Seasons, int Threads)
{
    /// <summary>The levels as fractions.</summary>
    public double[] Fractions => [.. Levels.Select(static l => l.Fraction)];
}
