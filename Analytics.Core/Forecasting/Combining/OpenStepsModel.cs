using Analytics.Core.Forecasting.Models;

namespace Analytics.Core.Forecasting.Combining;

/// <summary>
/// A model of the steps on which a shop is open: those of closed phases (every Saturday) are taken out, a week of seven days becomes one of six,
/// and they are put back as zero. So no model learns from values that were never there.
/// </summary>
internal sealed class OpenStepsModel(IForecastModel inner, bool[] phases) : IForecastModel
{
    private readonly bool[] closed = phases;
    private readonly int open = phases.Count(static c => !c);

    /// <inheritdoc />
    public string Name => inner.Name;

    /// <inheritdoc />
    public int Version => inner.Version;

    /// <inheritdoc />
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        var outcome = inner.Fit(Opened(series), options, cancellationToken);
        return outcome.TryGet(out var fit, out _) ? ForecastOutcome.Of(new OpenStepsFit(this, series.Length, fit)) : outcome;
    }

    private ForecastSeries Opened(ForecastSeries series)
    {
        int[] seasons = [.. series.Seasons.Select(Shorter).Where(static p => p > 1)];
        return new ForecastSeries(
            [.. series.Values.Where((_, t) => !closed[t % closed.Length])], Shorter(series.Season), seasons, series.NonNegative);
    }

    private int Shorter(int period) => Math.Max(1, (int)Math.Round((double)period * open / closed.Length));

    private double[] Spread(double[] values, int from, int count, double between)
    {
        var result = new double[count];
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            result[i] = closed[(from + i) % closed.Length] ? between : values[next++];
        }

        return result;
    }

    private sealed class OpenStepsFit(OpenStepsModel model, int length, IForecastFit fit)
        : ModelFit(fit.Model, fit.Version, model.Spread(fit.Fitted, 0, length, double.NaN))
    {
        public override IReadOnlyList<ForecastWarning> Warnings => fit.Warnings;

        public override IReadOnlyDictionary<string, double> Parameters => fit.Parameters;

        public override ForecastOutcome Reapply(ForecastSeries series)
        {
            var outcome = fit.Reapply(model.Opened(series));
            return outcome.TryGet(out var next, out _) ? ForecastOutcome.Of(new OpenStepsFit(model, series.Length, next)) : outcome;
        }

        protected override double[] Means(int horizon)
        {
            var ahead = Enumerable.Range(length, horizon).Count(t => !model.closed[t % model.closed.Length]);
            return model.Spread(ahead > 0 ? fit.Forecast(ahead) : [], length, horizon, 0);
        }
    }
}
