using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Models;

/// <summary>
/// Temporal aggregation (Kourentzes, Petropoulos and Trapero 2014): means over blocks of one main period, where the noise of single
/// steps is averaged away and the trend is easier to see, are forecast by another model, and laid out over the steps by lines
/// between the blocks' middles. For seasons of 4 to 31 steps and at least twelve blocks; meant for inside a decomposition, which takes the pattern
/// within the blocks away.
/// </summary>
public sealed class AggregateModel : IForecastModel
{
    private const int FewestBlocks = 12;
    private readonly IForecastModel inner;

    /// <summary>Aggregation around a model.</summary>
    public AggregateModel(string name, IForecastModel model)
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
        var block = series.Season;
        if (block is < 4 or > 31)
        {
            return ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NotSeasonal, 0, series.Length));
        }

        if (SeriesChecks.Refuse(series, FewestBlocks * block) is { } refused)
        {
            return refused;
        }

        var pattern = SeasonalPattern.Find(series.Values, series.Seasons);
        var first = options.MaxObservations is { } most && most < series.Length ? Math.Max(FewestBlocks, most / block) : series.Length / block;
        var outcome = inner.Fit(Blocks(series, pattern, block, first), options with { MaxObservations = null }, cancellationToken);
        return outcome.TryGet(out var fit, out _)
            ? ForecastOutcome.Of(new AggregateFit(this, series.Length, fit, pattern, block, (series.Length / block) - first))
            : outcome;
    }

    // Blocks end with the series; what is left over at the start is left out.
    private static ForecastSeries Blocks(ForecastSeries series, SeasonalPattern pattern, int block, int count)
    {
        var means = new double[count];
        var offset = series.Length - (count * block);
        for (var i = 0; i < means.Length * block; i++)
        {
            means[i / block] += pattern.Remove(series.Values[offset + i], offset + i) / block;
        }

        return new ForecastSeries(means);
    }

    private static double[] NoFitted(int length)
    {
        var fitted = new double[length];
        Array.Fill(fitted, double.NaN);
        return fitted;
    }

    private sealed class AggregateFit(AggregateModel model, int length, IForecastFit fit, SeasonalPattern pattern, int block, int skipped)
        : ModelFit($"{model.Name}[{block}]+{fit.Model}", model.Version, NoFitted(length))
    {
        public override IReadOnlyDictionary<string, double> Parameters => fit.Parameters;

        public override ForecastOutcome Reapply(ForecastSeries series)
        {
            if (SeriesChecks.Refuse(series, FewestBlocks * block) is { } refused)
            {
                return refused;
            }

            var outcome = fit.Reapply(Blocks(series, pattern, block, Math.Max(2, (series.Length / block) - skipped)));
            return outcome.TryGet(out var next, out _)
                ? ForecastOutcome.Of(new AggregateFit(model, series.Length, next, pattern, block, skipped))
                : outcome;
        }

        protected override double[] Means(int horizon)
        {
            var blocks = fit.Forecast((horizon / block) + 2);
            var means = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                var place = ((h + 0.5) / block) - 0.5;
                var below = (int)Math.Floor(place);
                var level = below < 0 ? blocks[0] : blocks[below] + ((place - below) * (blocks[below + 1] - blocks[below]));
                means[h] = pattern.Restore(level, length + h);
            }

            return means;
        }
    }
}
