using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Combining;

/// <summary>One model's forecasts at the origins, and its fit to the whole history.</summary>
internal sealed class MemberRun
{
    private readonly double[]? logarithm;

    // Short histories are cheap, and a good search matters most there.
    private const int LongestThorough = 150;
    private const double MostSigma = 1;

    private MemberRun(IForecastModel model, IForecastFit? fit, ForecastRefusal? refusal, double[][]? past, double[]? log)
    {
        logarithm = log;
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

    /// <summary>The forecast of the steps after the history, in the series' own unit.</summary>
    public double[]? Forecast(int horizon) => Fit is null ? null : Back(Fit, horizon, logarithm);

    // From the logarithm: a forecast there is the median; the mean of a lognormal value is e^(σ²/2) times that.
    private static double[] Back(IForecastFit fit, int horizon, double[]? y)
    {
        var means = fit.Forecast(horizon);
        if (y is not null)
        {
            var sigma = Math.Min(Residuals.Rms(y.AsSpan(0, fit.Fitted.Length), fit.Fitted), MostSigma);
            for (var h = 0; h < horizon; h++)
            {
                means[h] = Math.Exp(means[h] + (sigma * sigma / 2));
            }
        }

        return means;
    }

    /// <summary>Fits at the first origin, goes on to the others with the same parameters, and fits again to all of the history.</summary>
    /// <param name="model">The model.</param>
    /// <param name="history">The history of so many steps as it was known then, or its logarithm.</param>
    /// <param name="length">Its length now.</param>
    /// <param name="plan">Where to try it.</param>
    /// <param name="log">Whether it is the logarithm.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static MemberRun Make(
        IForecastModel model, Func<int, ForecastSeries> history, int length, OriginPlan? plan, bool log, CancellationToken cancellationToken)
    {
        var series = history(length);
        var limits = new ForecastOptions { Quick = series.Length > LongestThorough, MaxObservations = WindowOf(series) };
        var outcome = model.Fit(series, limits, cancellationToken);
        if (!outcome.TryGet(out var fit, out var refusal))
        {
            return new MemberRun(model, null, refusal, null, null);
        }

        return new MemberRun(model, fit, null, plan is null ? null : PastOf(model, history, limits, plan, log, cancellationToken), log ? series.Values : null);
    }

    // Eight of the long seasons, 800 steps with a short one: older history rarely helps, and always costs.
    private static int WindowOf(ForecastSeries series) => series.Season >= 24 ? Math.Max(400, 8 * series.Season) : 800;

    private static double[][]? PastOf(
        IForecastModel model, Func<int, ForecastSeries> history, ForecastOptions limits, OriginPlan plan, bool log, CancellationToken cancellationToken)
    {
        var past = new double[plan.Origins.Length][];
        var first = model.Fit(history(plan.Origins[0]), limits, cancellationToken).Fit;
        if (first is null)
        {
            return null;
        }

        for (var i = 0; i < past.Length; i++)
        {
            var then = history(plan.Origins[i]);
            var at = i == 0 ? first : first.Reapply(then).Fit;
            if (at is null)
            {
                return null;
            }

            past[i] = Back(at, plan.Horizon, log ? then.Values : null);
        }

        return past;
    }
}
