using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// The dynamic optimised Theta model of Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016, equations 7 to 13): the
/// theta line's weight and the smoothing are estimated together, and the trend line is updated with each observation. The season
/// is taken off first, where it stands out.
/// </summary>
/// <remarks>The first level has a closed form given α and θ, so that the search is over those two.</remarks>
public sealed class DynamicThetaModel : IForecastModel
{
    /// <inheritdoc />
    public string Name => "dotm";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        if (SeriesChecks.Refuse(series, 5) is { } refused)
        {
            return refused;
        }

        var y = SeriesChecks.Recent(series.Values, options.MaxObservations);
        var season = SeasonalAdjustment.Find(y, series.Season);
        var adjusted = season?.Remove(y) ?? y;
        var evaluations = options.Quick ? 60 : 120;
        var best = (Point: new double[2], Value: double.PositiveInfinity);
        ReadOnlySpan<double> starts = options.Quick ? [0.0] : [0.0, -2.0];
        foreach (var start in starts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (point, value, _) = Simplex.Minimise(
                p => DynamicTheta.SquaredErrors(adjusted, Alpha(p[0]), Theta(p[1]), out _), [start, 0.0], [1.0, 1.0], evaluations, 1e-6);
            if (value < best.Value)
            {
                best = (point, value);
            }
        }

        var (alpha, theta) = (Alpha(best.Point[0]), Theta(best.Point[1]));
        DynamicTheta.SquaredErrors(adjusted, alpha, theta, out var first);
        return ForecastOutcome.Of(new DynamicThetaFit(Version, y, season, alpha, theta, first, series.Length - y.Length));
    }

    // α in (0.01, 0.99); θ in (1, ∞), 2 in the middle.
    private static double Alpha(double x) => 0.01 + (0.98 / (1 + Math.Exp(-x)));

    private static double Theta(double x) => 1 + Math.Exp(Math.Min(x, 6));

    private sealed class DynamicThetaFit : ModelFit
    {
        private readonly SeasonalAdjustment? season;
        private readonly DynamicTheta state;
        private readonly double alpha;
        private readonly double theta;
        private readonly double first;
        private readonly double sigma;
        private readonly int count;
        private readonly int skipped;

        public DynamicThetaFit(int version, double[] y, SeasonalAdjustment? pattern, double smoothing, double line, double start, int left)
            : base(pattern is null ? "dotm" : pattern.Multiplicative ? "dotm(M)" : "dotm(A)", version, new double[left + y.Length])
        {
            (season, alpha, theta, first, skipped, count) = (pattern, smoothing, line, start, left, y.Length);
            var adjusted = season?.Remove(y) ?? y;
            state = new DynamicTheta(alpha, theta, first);
            var fitted = new double[y.Length];
            for (var t = 0; t < adjusted.Length; t++)
            {
                fitted[t] = state.Next(adjusted[t]);
            }

            sigma = Residuals.Rms(adjusted, fitted);
            Fitted.AsSpan(0, left).Fill(double.NaN);
            (season?.Restore(fitted, 0) ?? fitted).CopyTo(Fitted, left);
            Parameters = new Dictionary<string, double>(StringComparer.Ordinal) { ["alpha"] = alpha, ["theta"] = theta };
        }

        public override IReadOnlyDictionary<string, double> Parameters { get; }

        public override ForecastOutcome Reapply(ForecastSeries series)
        {
            if (SeriesChecks.Refuse(series, 2) is { } refused)
            {
                return refused;
            }

            var y = skipped < series.Length ? series.Values[skipped..] : series.Values;
            return ForecastOutcome.Of(new DynamicThetaFit(Version, y, season, alpha, theta, first, series.Length - y.Length));
        }

        public override double[]? StandardErrors(int horizon)
        {
            var errors = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                errors[h] = sigma * Math.Sqrt(1 + (alpha * alpha * h));
            }

            return errors;
        }

        protected override double[] Means(int horizon)
        {
            var means = new double[horizon];
            var run = state;
            for (var h = 0; h < horizon; h++)
            {
                means[h] = run.Mean;
                run.Next(means[h]);
            }

            return season?.Restore(means, count) ?? means;
        }
    }
}
