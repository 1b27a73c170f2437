using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// Decomposition for one or several seasons: robust, shrunk seasonal patterns are taken off (on the logarithm where all values are
/// positive, so that they multiply), another model forecasts what is left, and the patterns are put back.
/// </summary>
public sealed class DecompositionModel : IForecastModel
{
    private readonly IForecastModel inner;

    /// <summary>A decomposition around a model.</summary>
    /// <param name="name">The name of the whole.</param>
    /// <param name="model">The model of the series without its seasons.</param>
    public DecompositionModel(string name, IForecastModel model)
    {
        Name = name;
        inner = model;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        if (SeriesChecks.Refuse(series, 4) is { } refused)
        {
            return refused;
        }

        var y = SeriesChecks.Recent(series.Values, options.MaxObservations);
        var skipped = series.Length - y.Length;
        var pattern = SeasonalPattern.Find(y, series.Seasons);
        var outcome = inner.Fit(Adjusted(series, pattern, skipped), options, cancellationToken);
        return outcome.TryGet(out var fit, out _) ? ForecastOutcome.Of(new DecompositionFit(this, series, fit, pattern, skipped)) : outcome;
    }

    private static ForecastSeries Adjusted(ForecastSeries series, SeasonalPattern pattern, int skipped) =>
        new([.. series.Values.Skip(skipped).Select((v, t) => pattern.Remove(v, t))], 1, false);

    private static double[] FittedValues(ForecastSeries series, IForecastFit fit, SeasonalPattern pattern, int skipped) =>
    [
        .. Enumerable.Repeat(double.NaN, skipped),
        .. fit.Fitted.Select((v, t) => pattern.Restore(v, t)),
    ];

    private sealed class DecompositionFit(
        DecompositionModel model, ForecastSeries series, IForecastFit fit, SeasonalPattern pattern, int skipped)
        : ModelFit(
            $"{model.Name}[{string.Join(',', pattern.Periods)}]+{fit.Model}", model.Version, FittedValues(series, fit, pattern, skipped))
    {
        public override IReadOnlyDictionary<string, double> Parameters => fit.Parameters;

        public override ForecastOutcome Reapply(ForecastSeries series)
        {
            if (SeriesChecks.Refuse(series, skipped + 4) is { } refused)
            {
                return refused;
            }

            var outcome = fit.Reapply(Adjusted(series, pattern, skipped));
            return outcome.TryGet(out var next, out _)
                ? ForecastOutcome.Of(new DecompositionFit(model, series, next, pattern, skipped))
                : outcome;
        }

        public override double[]? StandardErrors(int horizon) => fit.StandardErrors(horizon);

        protected override double[] Means(int horizon)
        {
            var means = fit.Forecast(horizon);
            var first = Fitted.Length - skipped;
            for (var h = 0; h < horizon; h++)
            {
                means[h] = pattern.Restore(means[h], first + h);
            }

            return means;
        }
    }
}
