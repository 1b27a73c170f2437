namespace Analytics.Core.Forecasting;

/// <summary>A fitted model. Immutable.</summary>
public interface IForecastFit
{
    /// <summary>The model's name, with what was chosen: <c>ets(A,Ad,M)</c>, <c>arima(2,1,1)(0,1,1)[7]</c>.</summary>
    string Model { get; }

    /// <summary>The version of the model that made the fit.</summary>
    int Version { get; }

    /// <summary>
    /// The forecast of each step from the steps before it, with the fitted parameters; as long as the series.
    /// <see cref="double.NaN"/> where there is none yet.
    /// </summary>
    double[] Fitted { get; }

    /// <summary>What the user should know about this fit.</summary>
    IReadOnlyList<ForecastWarning> Warnings { get; }

    /// <summary>Estimated parameters by name, for display and for storing.</summary>
    IReadOnlyDictionary<string, double> Parameters { get; }

    /// <summary>Means of the next <paramref name="horizon"/> steps after the series' end.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is below 1.</exception>
    double[] Forecast(int horizon);

    /// <summary>
    /// Standard errors of the next steps as the model itself sees them, in the series' unit, or null when it has no view.
    /// Used for the shape of intervals over the horizon; their width comes from rolling origins.
    /// </summary>
    double[]? StandardErrors(int horizon) => null;

    /// <summary>
    /// The same structure and parameters on another stretch of the same series (usually longer by some steps): nothing is
    /// estimated again, states only run through the data. This is what makes rolling origins honest and cheap: fit at the first
    /// origin, reapply at the later ones.
    /// </summary>
    ForecastOutcome Reapply(ForecastSeries series);
}
