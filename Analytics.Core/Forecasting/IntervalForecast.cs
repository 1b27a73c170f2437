namespace Analytics.Core.Forecasting;

/// <summary>A forecast with intervals, and everything that stands behind it. Immutable.</summary>
public sealed record IntervalForecast
{
    /// <summary>What made it, in words: <c>auto: theta 0.41, ets(A,Ad,M) 0.33, …</c>, or <c>snaive[7]</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Raised whenever the same series may give another forecast.</summary>
    public required int Version { get; init; }

    /// <summary>The interval levels as fractions, ascending.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>Expected values of the next steps.</summary>
    public required double[] Means { get; init; }

    /// <summary>Lower ends: one array of steps for each level. A wider level contains a narrower one.</summary>
    public required IReadOnlyList<double[]> Lower { get; init; }

    /// <summary>Upper ends: one array of steps for each level.</summary>
    public required IReadOnlyList<double[]> Upper { get; init; }

    /// <summary>The dates of the steps, where the series has dates.</summary>
    public IReadOnlyList<DateOnly>? Dates { get; init; }

    /// <summary>The sum over the horizon with its own intervals, one for each level (not the sum of the steps' bounds).</summary>
    public required IReadOnlyList<ForecastTotal> Totals { get; init; }

    /// <summary>The models that were tried, the ones that take part first.</summary>
    public required IReadOnlyList<ForecastMember> Members { get; init; }

    /// <summary>How the forecast, its members and seasonal naive did at rolling origins on the series itself; null when the history is too short for one.</summary>
    public required BacktestResult? Backtest { get; init; }

    /// <summary>Whether rolling origins say that the forecast is better than seasonal naive; null without rolling origins.</summary>
    public bool? BeatsNaive => Backtest?.BeatsNaive;

    /// <summary>The periods in use, ascending; empty for none.</summary>
    public required IReadOnlyList<int> Seasons { get; init; }

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<ForecastWarning> Warnings { get; init; }

    /// <summary>Number of steps.</summary>
    public int Horizon => Means.Length;

    /// <summary>The steps with the interval of one of <see cref="Levels"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not among them.</exception>
    public IReadOnlyList<ForecastPoint> Points(double level)
    {
        var at = Levels.ToList().FindIndex(l => Math.Abs(l - level) < 1e-9);
        ArgumentOutOfRangeException.ThrowIfNegative(at, nameof(level));
        return [.. Means.Select((mean, i) => new ForecastPoint(i + 1, Dates?[i], mean, Lower[at][i], Upper[at][i], level))];
    }
}
