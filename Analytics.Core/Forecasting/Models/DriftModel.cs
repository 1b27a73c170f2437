using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// Naive with drift: ŷ(n+h) = y(n) + h (y(n) − y(1)) ÷ (n − 1). With a season of m ≥ 2 steps and two of them in history, the
/// same on values a season apart: ŷ(n+h) = seasonal naive + ⌈h/m⌉ × mean seasonal difference.
/// </summary>
public sealed class DriftModel : IForecastModel
{
    /// <inheritdoc />
    public string Name => "drift";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        if (SeriesChecks.Refuse(series, 2) is { } refused)
        {
            return refused;
        }

        var m = series.Season > 1 && series.Length >= 2 * series.Season ? series.Season : 1;
        var y = series.Values;
        var sum = 0.0;
        for (var t = m; t < y.Length; t++)
        {
            sum += y[t] - y[t - m];
        }

        return ForecastOutcome.Of(new DriftFit(Version, y, m, sum / (y.Length - m)));
    }

    private static double[] FittedValues(double[] y, int m, double drift)
    {
        var fitted = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            fitted[t] = t >= m ? y[t - m] + drift : double.NaN;
        }

        return fitted;
    }

    private sealed class DriftFit(int version, double[] y, int m, double drift)
        : ModelFit(m == 1 ? "drift" : $"drift[{m}]", version, FittedValues(y, m, drift))
    {
        public override IReadOnlyDictionary<string, double> Parameters { get; } = new Dictionary<string, double>(StringComparer.Ordinal) { ["drift"] = drift };

        public override ForecastOutcome Reapply(ForecastSeries series) => SeriesChecks.Refuse(series, m + 1)
            ?? ForecastOutcome.Of(new DriftFit(Version, series.Values, m, drift));

        public override double[]? StandardErrors(int horizon)
        {
            var sigma = Residuals.Rms(y, Fitted);
            var errors = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                var k = (h / m) + 1.0;
                errors[h] = sigma * Math.Sqrt(k * (1 + (k * m / Math.Max(m, y.Length - m))));
            }

            return errors;
        }

        protected override double[] Means(int horizon)
        {
            var means = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                means[h] = (h < m ? y[y.Length - m + h] : means[h - m]) + drift;
            }

            return means;
        }
    }
}
