using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Ets;

/// <summary>Maximum likelihood estimates of ETS structures on one window; buffers are shared by all of them.</summary>
internal sealed class EtsEstimator
{
    private const int LargestSmoothing = 4;

    private readonly HistoryWindow _window;
    private readonly double[] _scaled;
    private readonly int _m;
    private readonly EtsObjective _objective;
    private readonly BfgsMinimizer _minimizer;
    private readonly double[] _scales;
    private readonly double[] _trial;

    public EtsEstimator(HistoryWindow window, int m)
    {
        _window = window;
        _m = m;
        _scaled = window.Scaled();
        _objective = new EtsObjective(_scaled, m);
        var most = LargestSmoothing + 2 + m;
        _minimizer = new BfgsMinimizer(most);
        _scales = new double[most];
        _trial = new double[most];
    }

    /// <summary>The estimate of one structure so far; its value is comparable between structures.</summary>
    internal sealed record Estimate(EtsSpec Spec, double[] X, double Value, double AicC);

    /// <summary>Whether there are observations enough for the structure (more than its parameters, as R's ets asks).</summary>
    public bool CanFit(EtsSpec spec) =>
        spec.ParameterCount(_m) - 1 < _window.Observed - 1 && (!spec.NeedsPositive || _window.IsPositive);

    /// <summary>Estimates a structure to <paramref name="tolerance"/> in twice the log likelihood; null when nothing finite was found.</summary>
    public Estimate? Fit(EtsSpec spec, double tolerance, int maxIterations)
    {
        _objective.Use(spec, _m);
        var x = new double[spec.SmoothingCount + spec.StateCount(_m)];
        var start = EtsStart.Guess(_scaled, spec, _m);
        SetStates(spec, start, x);
        var value = Begin(spec, x);
        return double.IsFinite(value) ? Improve(new Estimate(spec, x, value, 0), tolerance, maxIterations) : null;
    }

    /// <summary>Goes on from an estimate to a finer tolerance.</summary>
    public Estimate Improve(Estimate from, double tolerance, int maxIterations)
    {
        var spec = from.Spec;
        _objective.Use(spec, _m);
        var x = from.X;
        var scales = Scales(spec, x);
        var value = _minimizer.Minimize(_objective, x, scales, tolerance, maxIterations);
        var aicc = EtsAdmissibility.Holds(spec, _objective.Parameters(x), _m) ? AicC(spec, value) : double.PositiveInfinity;
        return new Estimate(spec, x, value, aicc);
    }

    /// <summary>The finished fit in the series' unit.</summary>
    public EtsFit Finish(Estimate estimate, int version, IReadOnlyList<ForecastWarning> warnings)
    {
        _objective.Use(estimate.Spec, _m);
        var p = _objective.Parameters(estimate.X);
        var scale = _window.Scale;
        var seasonal = p.Seasonal.Select(s => estimate.Spec.Season == EtsSeason.Additive ? s * scale : s).ToArray();
        var parameters = p with { Level = p.Level * scale, Slope = p.Slope * scale, Seasonal = seasonal };
        var likelihood = -0.5 * (estimate.Value + (2 * _window.Observed * Math.Log(scale)));
        return EtsFit.Run(estimate.Spec, parameters, _window, version, likelihood, warnings)!;
    }

    private double AicC(EtsSpec spec, double value)
    {
        double k = spec.ParameterCount(_m), n = _window.Observed;
        var room = n - k - 1;
        return room > 0 ? value + (2 * k) + (2 * k * (k + 1) / room) : double.PositiveInfinity;
    }

    private static void SetStates(EtsSpec spec, EtsParameters start, Span<double> x)
    {
        var i = spec.SmoothingCount;
        x[i++] = start.Level;
        if (spec.Trend != EtsTrend.None)
        {
            x[i++] = start.Slope;
        }

        for (var j = 0; i < x.Length; j++)
        {
            x[i++] = start.Seasonal[j];
        }
    }

    private static double Angle(double place) => Math.Acos(1 - (2 * Math.Clamp(place, 0, 1)));

    /// <summary>
    /// Tries a few gains and leaves the best in <paramref name="x"/>; returns its value. With a trend, also the line through
    /// the whole history as one that hardly changes: the likelihood often has a second summit there.
    /// </summary>
    private double Begin(EtsSpec spec, double[] x)
    {
        var trial = _trial.AsSpan(0, x.Length);
        x.CopyTo(trial);
        var best = double.PositiveInfinity;
        ReadOnlySpan<double> betas = spec.Trend == EtsTrend.None ? [0] : [0.02, 0.1, 0.5];
        ReadOnlySpan<double> phis = spec.Trend == EtsTrend.Damped ? [0.2, 0.85] : [0];
        foreach (var beta in betas)
        {
            foreach (var phi in phis)
            {
                best = TryAlphas(spec, trial, x, (beta, phi), best);
            }
        }

        if (spec.Trend == EtsTrend.Additive)
        {
            trial[spec.SmoothingCount + 1] = EtsStart.OverallSlope(_scaled);
            best = TryAlphas(spec, trial, x, (0.001, 0), best);
        }

        return best;
    }

    private double TryAlphas(EtsSpec spec, Span<double> trial, double[] x, (double Beta, double Phi) places, double best)
    {
        ReadOnlySpan<double> alphas = [0.05, 0.2, 0.5, 0.8, 0.95];
        foreach (var alpha in alphas)
        {
            trial[0] = Angle(alpha);
            var i = 1;
            if (spec.Trend != EtsTrend.None)
            {
                trial[i++] = Angle(places.Beta);
            }

            if (spec.Season != EtsSeason.None)
            {
                trial[i++] = Angle(0.1);
            }

            if (spec.Trend == EtsTrend.Damped)
            {
                trial[i] = Angle(places.Phi);
            }

            var value = _objective.Value(trial);
            if (value < best)
            {
                best = value;
                trial.CopyTo(x);
            }
        }

        return best;
    }

    /// <summary>Squared typical moves: the curvature by a gain grows with the observations, that by a state with what it explains.</summary>
    private ReadOnlySpan<double> Scales(EtsSpec spec, double[] x)
    {
        var scales = _scales.AsSpan(0, x.Length);
        scales[..spec.SmoothingCount].Fill(1.0 / _window.Observed);
        var variance = Math.Exp(_objective.Value(x) / _window.Observed) / _window.Observed;
        scales[spec.SmoothingCount..].Fill(Math.Max(variance, 1e-12) * 0.5);
        return scales;
    }
}
