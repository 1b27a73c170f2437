namespace Analytics.Core.Forecasting.Combining;

/// <summary>One model's forecasts at the origins, and its fit to the whole history.</summary>
internal sealed class MemberRun
{
    // Short histories are cheap, and a good search matters most there.
    private const int LongestThorough = 150;

    private MemberRun(IForecastModel model, IForecastFit? fit, ForecastRefusal? refusal, double[][]? past)
    {
        Model = model;
        Fit = fit;
        Refusal = refusal;
        Past = past;
    }

    /// <summary>The model.</summary>
    public IForecastModel Model { get; }

    /// <summary>The fit to all of the history, or null.</summary>
    public IForecastFit? Fit { get; }

    /// <summary>Why there is none.</summary>
    public ForecastRefusal? Refusal { get; }

    /// <summary>Forecasts, one array for each origin; null when there is no plan or the model refused at the first origin.</summary>
    public double[][]? Past { get; }

    /// <summary>Fits at the first origin, goes on to the others with the same parameters, and fits again to all of the history.</summary>
    public static MemberRun Make(IForecastModel model, ForecastSeries series, OriginPlan? plan, CancellationToken cancellationToken)
    {
        var limits = new ForecastOptions { Quick = series.Length > LongestThorough, MaxObservations = WindowOf(series) };
        var outcome = model.Fit(series, limits, cancellationToken);
        if (!outcome.TryGet(out var fit, out var refusal))
        {
            return new MemberRun(model, null, refusal, null);
        }

        return new MemberRun(model, fit, null, plan is null ? null : PastOf(model, series, plan, cancellationToken));
    }

    // Eight of the long seasons, 800 steps with a short one: older history rarely helps, and always costs.
    private static int WindowOf(ForecastSeries series) => series.Season >= 24 ? Math.Max(400, 8 * series.Season) : 800;

    private static double[][]? PastOf(IForecastModel model, ForecastSeries series, OriginPlan plan, CancellationToken cancellationToken)
    {
        var past = new double[plan.Origins.Length][];
        var first = model.Fit(series.Head(plan.Origins[0]), new ForecastOptions { Quick = series.Length > LongestThorough, MaxObservations = WindowOf(series) }, cancellationToken).Fit;
        if (first is null)
        {
            return null;
        }

        for (var i = 0; i < past.Length; i++)
        {
            var at = i == 0 ? first : first.Reapply(series.Head(plan.Origins[i])).Fit;
            if (at is null)
            {
                return null;
            }

            past[i] = at.Forecast(plan.Horizon);
        }

        return past;
    }
}
