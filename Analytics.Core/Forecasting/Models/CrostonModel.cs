using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// For intermittent series, Croston's method (1972) with the correction of Syntetos and Boylan (2005): sizes z and intervals x
/// between them are smoothed with the same α = 0.1 whenever something happens; the forecast is (1 − α/2) z ÷ x at every step.
/// </summary>
public sealed class CrostonModel : IForecastModel
{
    private const double Alpha = 0.1;

    /// <inheritdoc />
    public string Name => "croston";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken) =>
        Intermittence.Refuse(series) ?? ForecastOutcome.Of(new CrostonFit(Version, series.Values));

    private static (double[] Fitted, double Rate) Run(double[] y)
    {
        var (size, share) = Intermittence.Start(y);
        var interval = 1 / share;
        var since = 1;
        var fitted = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            fitted[t] = (1 - (Alpha / 2)) * size / interval;
            if (y[t] != 0)
            {
                size += Alpha * (y[t] - size);
                interval += Alpha * (since - interval);
                since = 0;
            }

            since++;
        }

        return (fitted, (1 - (Alpha / 2)) * size / interval);
    }

    private sealed class CrostonFit(int version, double[] y) : ModelFit("croston", version, Run(y).Fitted)
    {
        private readonly double rate = Run(y).Rate;

        public override ForecastOutcome Reapply(ForecastSeries series) =>
            SeriesChecks.Refuse(series, 1) ?? ForecastOutcome.Of(new CrostonFit(Version, series.Values));

        protected override double[] Means(int horizon)
        {
            var means = new double[horizon];
            Array.Fill(means, rate);
            return means;
        }
    }
}
