using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// Linear regression on time with seasonal terms, y(t) = a + b t + s(t) + ε, by least squares. Its parameters hold the slope a step,
/// the trend's direction (−1, 0, 1; 0 when the slope is within two standard errors of none) and R² in sample, which is for show and
/// chooses nothing.
/// </summary>
/// <remarks>A regression has no state: <see cref="IForecastFit.Reapply"/> estimates again, on nothing but the series it is given.</remarks>
public sealed class LinearModel : IForecastModel
{
    /// <inheritdoc />
    public string Name => "linear";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken) => Run(series, options.MaxObservations);

    private ForecastOutcome Run(ForecastSeries series, int? most)
    {
        if (SeriesChecks.Refuse(series, 3) is { } refused)
        {
            return refused;
        }

        var y = SeriesChecks.Recent(series.Values, most);
        var terms = new SeasonalTerms(series.Seasons.Where(p => y.Length >= 2 * p));
        var count = 2 + terms.Count;
        var rows = new double[y.Length * count];
        for (var t = 0; t < y.Length; t++)
        {
            Row(terms, t, y.Length, rows.AsSpan(t * count, count));
        }

        return ForecastOutcome.Of(new LinearFit(this, y, terms, LeastSquares.Solve(rows, y, count), series.Length - y.Length, most));
    }

    // Time runs from −1 to 1 over the history, so that columns are of one size.
    private static void Row(SeasonalTerms terms, int step, int length, Span<double> row)
    {
        row[0] = 1;
        row[1] = length > 1 ? (2.0 * step / (length - 1)) - 1 : 0;
        terms.Write(step, row[2..]);
    }

    private static double At(SeasonalTerms terms, double[] coefficients, int step, int length)
    {
        Span<double> row = stackalloc double[coefficients.Length];
        Row(terms, step, length, row);
        return System.Numerics.Tensors.TensorPrimitives.Dot<double>(row, coefficients);
    }

    private static double[] FittedValues(double[] y, SeasonalTerms terms, double[] coefficients, int skipped)
    {
        var fitted = new double[skipped + y.Length];
        Array.Fill(fitted, double.NaN, 0, skipped);
        for (var t = 0; t < y.Length; t++)
        {
            fitted[skipped + t] = At(terms, coefficients, t, y.Length);
        }

        return fitted;
    }

    private sealed class LinearFit : ModelFit
    {
        private readonly LinearModel model;
        private readonly SeasonalTerms terms;
        private readonly double[] coefficients;
        private readonly int count;
        private readonly int? most;
        private readonly double sigma;

        public LinearFit(LinearModel owner, double[] y, SeasonalTerms seasonal, double[] estimates, int skipped, int? limit)
            : base("linear", owner.Version, FittedValues(y, seasonal, estimates, skipped))
        {
            (model, terms, coefficients, count, most) = (owner, seasonal, estimates, y.Length, limit);
            double rest = 0, all = 0;
            var mean = y.Average();
            for (var t = 0; t < y.Length; t++)
            {
                rest += Math.Pow(y[t] - Fitted[skipped + t], 2);
                all += Math.Pow(y[t] - mean, 2);
            }

            sigma = Math.Sqrt(rest / Math.Max(1, y.Length - estimates.Length));
            var slope = 2 * estimates[1] / Math.Max(1, y.Length - 1);
            // Σ(t − t̄)² = n (n² − 1) ÷ 12
            var error = sigma / Math.Sqrt(y.Length * (((double)y.Length * y.Length) - 1) / 12);
            Parameters = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["slope"] = slope,
                ["direction"] = Math.Abs(slope) > 2 * error ? Math.Sign(slope) : 0,
                ["r2"] = all > 0 ? 1 - (rest / all) : 0,
            };
        }

        public override IReadOnlyDictionary<string, double> Parameters { get; }

        public override ForecastOutcome Reapply(ForecastSeries series) => model.Run(series, most);

        public override double[]? StandardErrors(int horizon)
        {
            var errors = new double[horizon];
            var middle = (count - 1) / 2.0;
            var square = Math.Max(1, count * (((double)count * count) - 1) / 12);
            for (var h = 0; h < horizon; h++)
            {
                errors[h] = sigma * Math.Sqrt(1 + (1.0 / count) + (Math.Pow(count + h - middle, 2) / square));
            }

            return errors;
        }

        protected override double[] Means(int horizon)
        {
            var means = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                means[h] = At(terms, coefficients, count + h, count);
            }

            return means;
        }
    }
}
