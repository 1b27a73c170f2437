using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// Seasonal naive: each step as it was one main period before, ŷ(t+h) = y(t+h−m⌈h/m⌉). With m = 1, or less history than one
/// period, it repeats the last value. What every other model is held against.
/// </summary>
public sealed class SeasonalNaiveModel : IForecastModel
{
    /// <inheritdoc />
    public string Name => "snaive";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken) => Run(series);

    private ForecastOutcome Run(ForecastSeries series)
    {
        if (SeriesChecks.Refuse(series, 1) is { } refused)
        {
            return refused;
        }

        var y = series.Values;
        var m = series.Season > 1 && y.Length >= series.Season ? series.Season : 1;
        var fitted = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            fitted[t] = t >= m ? y[t - m] : double.NaN;
        }

        return ForecastOutcome.Of(new NaiveFit(m == 1 ? "naive" : $"snaive[{m}]", Version, fitted, y, m, this));
    }

    private sealed class NaiveFit(string name, int version, double[] fitted, double[] y, int m, SeasonalNaiveModel model)
        : ModelFit(name, version, fitted)
    {
        public override ForecastOutcome Reapply(ForecastSeries series) => model.Run(series);

        public override double[]? StandardErrors(int horizon)
        {
            var sigma = Residuals.Rms(y, Fitted);
            var errors = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                errors[h] = sigma * Math.Sqrt((h / m) + 1);
            }

            return errors;
        }

        protected override double[] Means(int horizon)
        {
            var means = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                means[h] = h < m ? y[y.Length - m + h] : means[h - m];
            }

            return means;
        }
    }
}
