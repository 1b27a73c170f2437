using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// The Theta method of Assimakopoulos and Nikolopoulos (2000) as Hyndman and Billah (2003) showed it to be: simple exponential
/// smoothing with half the slope of the fitted line as drift, ŷ(n+h) = ℓ(n) + b/2 (h − 1 + (1 − (1−α)ⁿ) ÷ α), on the series
/// without its season where that stands out at the 90 % level.
/// </summary>
public sealed class ThetaModel : IForecastModel
{
    /// <inheritdoc />
    public string Name => "theta";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        if (SeriesChecks.Refuse(series, 3) is { } refused)
        {
            return refused;
        }

        var y = SeriesChecks.Recent(series.Values, options.MaxObservations);
        var season = SeasonalAdjustment.Find(y, series.Season);
        var adjusted = season?.Remove(y) ?? y;
        var (alpha, first) = ExponentialLevel.Fit(adjusted);
        var drift = Trend.Line(adjusted).Slope / 2;
        return ForecastOutcome.Of(new ThetaFit(Version, y, adjusted, season, alpha, first, drift, series.Length - y.Length));
    }

    private sealed class ThetaFit : ModelFit
    {
        private readonly SeasonalAdjustment? season;
        private readonly double alpha;
        private readonly double first;
        private readonly double drift;
        private readonly double level;
        private readonly double sigma;
        private readonly int count;
        private readonly int skipped;

        public ThetaFit(int version, double[] y, double[] adjusted, SeasonalAdjustment? pattern, double smoothing, double start, double slope, int left)
            : base(pattern is null ? "theta" : pattern.Multiplicative ? "theta(M)" : "theta(A)", version, new double[left + y.Length])
        {
            (season, alpha, first, drift, skipped) = (pattern, smoothing, start, slope, left);
            count = y.Length;
            var fitted = Fitted.AsSpan(left);
            Fitted.AsSpan(0, left).Fill(double.NaN);
            level = ExponentialLevel.Run(adjusted, alpha, first, fitted);
            var decay = 1.0;
            for (var t = 0; t < count; t++)
            {
                decay *= 1 - alpha;
                fitted[t] += drift * (1 - decay) / alpha;
            }

            sigma = Residuals.Rms(adjusted, fitted);
            if (season is not null)
            {
                season.Restore(fitted.ToArray(), 0).CopyTo(fitted);
            }

            Parameters = new Dictionary<string, double>(StringComparer.Ordinal) { ["alpha"] = alpha, ["level"] = level, ["drift"] = drift };
        }

        public override IReadOnlyDictionary<string, double> Parameters { get; }

        public override ForecastOutcome Reapply(ForecastSeries series)
        {
            if (SeriesChecks.Refuse(series, 3) is { } refused)
            {
                return refused;
            }

            var y = skipped < series.Length ? series.Values[skipped..] : series.Values;
            return ForecastOutcome.Of(new ThetaFit(Version, y, season?.Remove(y) ?? y, season, alpha, first, drift, series.Length - y.Length));
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
            var warm = (1 - Math.Pow(1 - alpha, count)) / alpha;
            for (var h = 0; h < horizon; h++)
            {
                means[h] = level + (drift * (h + warm));
            }

            return season?.Restore(means, count) ?? means;
        }
    }
}
