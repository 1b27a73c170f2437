using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// For intermittent series, the method of Teunter, Syntetos and Babai (2011): the probability that something happens and the size
/// when it does are smoothed apart, p(t) = p(t−1) + β (1[y≠0] − p(t−1)) at each step and z(t) = z(t−1) + α (y − z(t−1)) where y ≠ 0;
/// the forecast is p z at every step. Unlike Croston's it fades when nothing happens any more.
/// </summary>
/// <remarks>α and β are chosen from a grid by the squared errors of p z in sample. Needs two values that are not zero.</remarks>
public sealed class TsbModel : IForecastModel
{
    private static readonly double[] Grid = [0.02, 0.05, 0.1, 0.2, 0.3];

    /// <inheritdoc />
    public string Name => "tsb";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        if (Intermittence.Refuse(series) is { } refused)
        {
            return refused;
        }

        var best = (Alpha: 0.1, Beta: 0.1, Error: double.PositiveInfinity);
        foreach (var alpha in Grid)
        {
            foreach (var beta in Grid)
            {
                var error = Residuals.Rms(series.Values, Run(series.Values, alpha, beta).Fitted);
                if (error < best.Error)
                {
                    best = (alpha, beta, error);
                }
            }
        }

        return ForecastOutcome.Of(new TsbFit(Version, series.Values, best.Alpha, best.Beta));
    }

    private static (double[] Fitted, double Rate) Run(double[] y, double alpha, double beta)
    {
        var (size, share) = Intermittence.Start(y);
        var fitted = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            fitted[t] = share * size;
            share += beta * ((y[t] != 0 ? 1 : 0) - share);
            size += y[t] != 0 ? alpha * (y[t] - size) : 0;
        }

        return (fitted, share * size);
    }

    private sealed class TsbFit(int version, double[] y, double alpha, double beta) : ModelFit("tsb", version, Run(y, alpha, beta).Fitted)
    {
        private readonly double rate = Run(y, alpha, beta).Rate;

        public override IReadOnlyDictionary<string, double> Parameters { get; } =
            new Dictionary<string, double>(StringComparer.Ordinal) { ["alpha"] = alpha, ["beta"] = beta };

        public override ForecastOutcome Reapply(ForecastSeries series) =>
            SeriesChecks.Refuse(series, 1) ?? ForecastOutcome.Of(new TsbFit(Version, series.Values, alpha, beta));

        protected override double[] Means(int horizon)
        {
            var means = new double[horizon];
            Array.Fill(means, rate);
            return means;
        }
    }
}
