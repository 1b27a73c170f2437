using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Ets;

/// <summary>A fitted exponential smoothing model.</summary>
public sealed class EtsFit : IForecastFit
{
    private const double Tiny = 1e-12;

    private readonly double[] _season;
    private readonly int _window;

    private EtsFit(
        EtsSpec spec,
        EtsParameters parameters,
        HistoryWindow window,
        RunResult run,
        int version,
        double logLikelihood,
        IReadOnlyList<ForecastWarning> warnings)
    {
        Spec = spec;
        InitialState = parameters;
        Version = version;
        LogLikelihood = logLikelihood;
        Warnings = warnings;
        Fitted = window.Pad(run.Fitted);
        Level = run.Level;
        Slope = run.Slope;
        _season = run.Season;
        _window = window.Values.Length;
        var m = Math.Max(1, parameters.Seasonal.Count);
        double k = spec.ParameterCount(m), n = window.Observed;
        AicC = (-2 * logLikelihood) + (2 * k) + (2 * k * (k + 1) / (n - k - 1));
        Sigma2 = n > k - 1 ? run.Squares / (n - k + 1) : 0;
        Parameters = Describe();
    }

    /// <summary>The structure.</summary>
    public EtsSpec Spec { get; }

    /// <summary>Gains and initial states, in the series' unit.</summary>
    public EtsParameters InitialState { get; }

    /// <summary>The level after the last step, in the series' unit.</summary>
    public double Level { get; }

    /// <summary>The slope after the last step, in the series' unit a step.</summary>
    public double Slope { get; }

    /// <summary>Log likelihood up to a constant: −½ (n log Σε² + 2 Σ log|μ|), as R's <c>ets</c> gives it.</summary>
    public double LogLikelihood { get; }

    /// <summary>−2 log likelihood + 2k + 2k(k + 1) ÷ (n − k − 1).</summary>
    public double AicC { get; }

    /// <summary>Σε² ÷ (n − k + 1), k counting the variance: in the series' unit squared for additive errors, a squared share for multiplicative ones.</summary>
    public double Sigma2 { get; }

    /// <inheritdoc/>
    public string Model => Spec.Name;

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
        var means = new double[horizon];
        var phi = InitialState.Phi;
        double fade = 1, faded = 0;
        for (var k = 0; k < horizon; k++)
        {
            fade *= phi;
            faded += fade;
            var mean = Level + (faded * Slope);
            means[k] = Spec.Season switch
            {
                EtsSeason.None => mean,
                EtsSeason.Additive => mean + _season[k % _season.Length],
                _ => mean * _season[k % _season.Length],
            };
        }

        return means;
    }

    /// <inheritdoc/>
    public double[]? StandardErrors(int horizon) =>
        EtsVariance.StandardErrors(Spec, InitialState, Sigma2, Forecast(horizon), _season, Math.Max(1, _season.Length));

    /// <inheritdoc/>
    public ForecastOutcome Reapply(ForecastSeries series)
    {
        var first = Fitted.Length - _window;
        var window = HistoryWindow.TryCreate(series, 1, Math.Max(1, series.Length - first), out var refusal);
        if (window is null)
        {
            return refusal!;
        }

        if (Spec.NeedsPositive && !window.IsPositive)
        {
            return ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NotPositive, 0, window.Observed));
        }

        var fit = Run(Spec, InitialState, window, Version, null, Warnings);
        return fit is null
            ? ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NoConvergence, 0, window.Observed))
            : ForecastOutcome.Of(fit);
    }

    /// <summary>The states run through a window; null when a mean that must be positive is not.</summary>
    internal static EtsFit? Run(
        EtsSpec spec,
        EtsParameters p,
        HistoryWindow window,
        int version,
        double? logLikelihood,
        IReadOnlyList<ForecastWarning> warnings)
    {
        var y = window.Values;
        var fitted = new double[y.Length];
        var season = p.Seasonal.ToArray();
        double level = p.Level, slope = p.Slope, squares = 0, logs = 0;
        var j = 0;
        for (var t = 0; t < y.Length; t++)
        {
            var faded = p.Phi * slope;
            var q = level + faded;
            var s = season.Length > 0 ? season[j] : 0;
            var f = spec.Season == EtsSeason.Multiplicative ? q * s : q + s;
            if (spec.NeedsPositive && !(f > Tiny * window.Scale))
            {
                return null;
            }

            fitted[t] = f;
            var e = double.IsNaN(y[t]) ? 0 : y[t] - f;
            if (!double.IsNaN(y[t]))
            {
                var counted = spec.Error == EtsError.Multiplicative ? e / f : e;
                squares += counted * counted;
                logs += spec.Error == EtsError.Multiplicative ? Math.Log(f) : 0;
            }

            var u = spec.Season == EtsSeason.Multiplicative ? e / s : e;
            level = q + (p.Alpha * u);
            slope = faded + (p.Beta * u);
            if (season.Length > 0)
            {
                season[j] = s + (p.Gamma * (spec.Season == EtsSeason.Multiplicative ? e / q : e));
                j = j + 1 == season.Length ? 0 : j + 1;
            }
        }

        // Turned so that the next step's season is first.
        var turned = new double[season.Length];
        for (var i = 0; i < season.Length; i++)
        {
            turned[i] = season[(j + i) % season.Length];
        }

        var floor = Math.Max(squares, 1e-20 * window.Observed * (spec.Error == EtsError.Additive ? window.Scale * window.Scale : 1));
        var likelihood = logLikelihood ?? -0.5 * ((window.Observed * Math.Log(floor)) + (2 * logs));
        return new EtsFit(spec, p, window, new RunResult(fitted, level, slope, turned, squares), version, likelihood, warnings);
    }

    private Dictionary<string, double> Describe()
    {
        var parameters = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["alpha"] = InitialState.Alpha,
            ["level"] = InitialState.Level,
            ["sigma2"] = Sigma2,
            ["aicc"] = AicC,
        };
        if (Spec.Trend != EtsTrend.None)
        {
            parameters["beta"] = InitialState.Beta;
            parameters["phi"] = InitialState.Phi;
            parameters["slope"] = InitialState.Slope;
        }

        if (Spec.Season != EtsSeason.None)
        {
            parameters["gamma"] = InitialState.Gamma;
            for (var i = 0; i < InitialState.Seasonal.Count; i++)
            {
                parameters[$"season{i + 1}"] = InitialState.Seasonal[i];
            }
        }

        return parameters;
    }

    private sealed record RunResult(double[] Fitted, double Level, double Slope, double[] Season, double Squares);
}
