using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Ces;

/// <summary>A fitted complex exponential smoothing model.</summary>
public sealed class CesFit : IForecastFit
{
    private readonly CesStates _last;
    private readonly int _steps;

    private CesFit(
        CesSeason season, int m, CesParameters parameters, HistoryWindow window, int version, IReadOnlyList<ForecastWarning> warnings)
    {
        Season = season;
        Period = m;
        InitialState = parameters;
        Version = version;
        Warnings = warnings;
        _steps = window.Values.Length;
        _last = Restore(season, m, parameters);
        var fitted = new double[_steps];
        var squares = _last.Run(window.Values, Gains(), 0, _steps, 1, fitted);
        Fitted = window.Pad(fitted);
        double k = CesStates.ParameterCount(season) + 1, n = window.Observed;
        Sigma2 = squares / Math.Max(1, n - k + 1);
        LogLikelihood = -0.5 * n * (Math.Log(2 * Math.PI * Math.Max(squares / n, 1e-20 * window.Scale * window.Scale)) + 1);
        AicC = (-2 * LogLikelihood) + (2 * k) + (2 * k * (k + 1) / Math.Max(1, n - k - 1));
        Parameters = Describe();
    }

    /// <summary>The kind of season.</summary>
    public CesSeason Season { get; }

    /// <summary>The season in steps; 1 when there is none.</summary>
    public int Period { get; }

    /// <summary>Smoothing parameters and initial states, in the series' unit.</summary>
    public CesParameters InitialState { get; }

    /// <summary>Gaussian log likelihood of the one-step errors.</summary>
    public double LogLikelihood { get; }

    /// <summary>−2 log likelihood + 2k + 2k(k + 1) ÷ (n − k − 1), k the smoothing parameters and the variance.</summary>
    public double AicC { get; }

    /// <summary>The errors' variance, in the series' unit squared.</summary>
    public double Sigma2 { get; }

    /// <inheritdoc/>
    public string Model => Season == CesSeason.None ? "ces(N)" : $"ces({Season.ToString()[0]})[{Period}]";

    /// <inheritdoc/>
    public int Version { get; }

    /// <inheritdoc/>
    public double[] Fitted { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ForecastWarning> Warnings { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Parameters { get; }

    /// <inheritdoc/>
    public double[] Forecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return Ahead(_last, _steps, horizon, double.NaN);
    }

    /// <inheritdoc/>
    public double[]? StandardErrors(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);

        // The model is linear: one unit of error now and nothing else shows how it spreads.
        var spread = Ahead(new CesStates(Season, Period), 0, horizon, 1);
        var errors = new double[horizon];
        var sum = 1.0;
        for (var h = 0; h < horizon; h++)
        {
            errors[h] = Math.Sqrt(Sigma2 * sum);
            sum += h + 1 < horizon ? spread[h + 1] * spread[h + 1] : 0;
        }

        return errors;
    }

    /// <inheritdoc/>
    public ForecastOutcome Reapply(ForecastSeries series)
    {
        var first = Fitted.Length - _steps;
        var window = HistoryWindow.TryCreate(series, 1, Math.Max(1, series.Length - first), out var refusal);
        return window is null ? refusal! : ForecastOutcome.Of(Run(Season, Period, InitialState, window, Version, Warnings));
    }

    /// <summary>The states run through a window.</summary>
    internal static CesFit Run(
        CesSeason season, int m, CesParameters parameters, HistoryWindow window, int version, IReadOnlyList<ForecastWarning> warnings) =>
        new(season, m, parameters, window, version, warnings);

    private static CesStates Restore(CesSeason season, int m, CesParameters parameters)
    {
        var states = new CesStates(season, m) { Level = parameters.Level, Potential = parameters.Potential };
        parameters.SeasonalLevels.ToArray().CopyTo(states.SeasonalLevels);
        parameters.SeasonalPotentials.ToArray().CopyTo(states.SeasonalPotentials);
        return states;
    }

    /// <summary>Forecasts from states at a step, the first value being <paramref name="first"/> when that is not missing.</summary>
    private double[] Ahead(CesStates from, int step, int horizon, double first)
    {
        var states = new CesStates(Season, Period) { Level = from.Level, Potential = from.Potential };
        from.SeasonalLevels.CopyTo(states.SeasonalLevels);
        from.SeasonalPotentials.CopyTo(states.SeasonalPotentials);
        var phase = step % Period;
        var unknown = new double[phase + horizon];
        Array.Fill(unknown, double.NaN);
        unknown[phase] = first;
        var forecasts = new double[phase + horizon];
        states.Run(unknown, Gains(), phase, horizon, 1, forecasts);
        return forecasts[phase..];
    }

    private double[] Gains()
    {
        double[] all = [InitialState.Alpha0, InitialState.Alpha1, InitialState.Beta0, InitialState.Beta1];
        return all[..CesStates.ParameterCount(Season)];
    }

    private Dictionary<string, double> Describe()
    {
        var parameters = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["alpha0"] = InitialState.Alpha0,
            ["alpha1"] = InitialState.Alpha1,
            ["sigma2"] = Sigma2,
            ["aicc"] = AicC,
        };
        if (Season is CesSeason.Partial or CesSeason.Full)
        {
            parameters["beta0"] = InitialState.Beta0;
        }

        if (Season == CesSeason.Full)
        {
            parameters["beta1"] = InitialState.Beta1;
        }

        return parameters;
    }
}
