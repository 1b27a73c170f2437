namespace Analytics.Core.Planning;

/// <summary>
/// When a stored forecast is taken up again: the same models' version, every level that is asked for, the same steps of history, and
/// values of which no more than <see cref="Tolerance"/> has changed, of each part too. A new step always asks for a new forecast.
/// </summary>
public static class ReuseRule
{
    /// <summary>How much may have changed: Σ|new − old| ÷ Σ|old|.</summary>
    public const double Tolerance = 0.005;

    internal static bool Holds(ShopForecast stored, ForecastQuestion question, PlannedSeries now, int version)
    {
        if (stored.ModelVersion != version
            || stored.PlaceOf(question.Bands[0]) < 0
            || stored.PlaceOf(question.Bands[1]) < 0
            || stored.History.Count != now.Values.Length
            || stored.History[0].Start != now.Starts[0]
            || stored.History[^1].Start != now.Starts[^1]
            || stored.Parts.Count != now.Parts.Count)
        {
            return false;
        }

        var size = stored.History.Sum(p => Math.Abs(p.Value));
        if (stored.History.Select((p, i) => Math.Abs(p.Value - now.Values[i])).Sum() > Tolerance * size)
        {
            return false;
        }

        var parts = now.Parts.ToDictionary(p => p.Value.Key, p => p.Values.Sum(), StringComparer.Ordinal);
        return stored.Parts.All(p => parts.TryGetValue(p.Value.Key, out var sum) && Math.Abs(sum - p.HistoryTotal) <= Tolerance * size);
    }
}
