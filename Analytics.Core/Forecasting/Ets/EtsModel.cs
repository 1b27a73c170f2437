using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Ets;

/// <summary>
/// Exponential smoothing as innovations state space models (Hyndman, Koehler, Ord and Snyder 2008), estimated by maximum
/// likelihood with the initial states, the structure chosen by AICc.
/// </summary>
/// <remarks>
/// <para>
/// Structures are those that R's <c>ets</c> tries by default: additive errors with additive seasons only, multiplicative errors
/// with any season, trends none, additive and damped; multiplicative ones only where all values are above zero. Bounds are R's
/// usual ones (.0001 to .9999, β &lt; α, γ &lt; 1 − α, .8 &lt; φ &lt; .98), and a chosen model is admissible.
/// </para>
/// <para>
/// A season longer than 24 steps has more initial states than a series can tell apart: it is left out, with a warning. Deal with
/// it before (a decomposition) or beside. Missing values leave the states as they were forecast. Histories beyond
/// <see cref="LongestHistory"/> steps are cut to their last part.
/// </para>
/// </remarks>
public sealed class EtsModel : IForecastModel
{
    /// <summary>The longest season with states of its own.</summary>
    public const int LongestSeason = 24;

    /// <summary>Steps of history used where the caller sets no other limit.</summary>
    public const int LongestHistory = 2500;

    /// <summary>Fewest observations for any fit.</summary>
    public const int FewestObservations = 4;

    // Selection needs differences in AICc of hundredths; the winner is refined.
    private const double SearchTolerance = 5e-3;
    private const double FinalTolerance = 1e-6;
    private const double QuickTolerance = 1e-2;
    private const double Contender = 1;
    private const int MaxIterations = 200;

    private readonly EtsSpec? _only;

    /// <summary>The family; the structure is chosen.</summary>
    public EtsModel()
    {
    }

    /// <summary>One structure only.</summary>
    public EtsModel(EtsSpec only) => _only = only;

    /// <inheritdoc/>
    public string Name => "ets";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        var longest = options.MaxObservations ?? LongestHistory;
        var window = HistoryWindow.TryCreate(series, FewestObservations, longest, out var refusal);
        if (window is null)
        {
            return refusal!;
        }

        if (_only is { NeedsPositive: true } && !window.IsPositive)
        {
            return ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NotPositive, 0, window.Observed));
        }

        if (_only is { Season: not EtsSeason.None } && series.Season < 2)
        {
            return ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NotSeasonal, 0, window.Observed));
        }

        var warnings = window.Warnings(series, longest);
        if (window.IsConstant)
        {
            return ForecastOutcome.Of(Constant(window, warnings));
        }

        var m = series.Season;
        if (m > LongestSeason)
        {
            warnings.Add(new ForecastWarning(
                ForecastWarningKind.ShortHistory,
                $"A season of {m} steps is too long for exponential smoothing and was left out."));
            m = 1;
        }

        var estimator = new EtsEstimator(window, m);
        var best = _only is { } only
            ? estimator.CanFit(only) ? estimator.Fit(only, FinalTolerance, MaxIterations) : null
            : options.Quick ? SearchQuickly(estimator, m, cancellationToken) : Search(estimator, m, cancellationToken);
        if (best is null)
        {
            var needed = (_only?.ParameterCount(m) ?? 2) + 1;
            return window.Observed < needed
                ? ForecastOutcome.TooShort(needed, window.Observed)
                : ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NoConvergence, 0, window.Observed));
        }

        return ForecastOutcome.Of(estimator.Finish(best, Version, warnings));
    }

    private static EtsEstimator.Estimate? Search(EtsEstimator estimator, int m, CancellationToken cancellationToken)
    {
        var estimates = new List<EtsEstimator.Estimate>();
        foreach (var spec in Structures(m))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (estimator.CanFit(spec) && estimator.Fit(spec, SearchTolerance, MaxIterations) is { } estimate)
            {
                estimates.Add(estimate);
            }
        }

        if (estimates.Count == 0)
        {
            return null;
        }

        var least = estimates.Min(e => e.AicC);
        EtsEstimator.Estimate? best = null;
        foreach (var estimate in estimates.Where(e => e.AicC <= least + Contender))
        {
            var refined = estimator.Improve(estimate, FinalTolerance, MaxIterations);
            best = best is null || refined.AicC < best.AicC ? refined : best;
        }

        return best;
    }

    /// <summary>The error and the season first, with a level only, then the trend for the best of them.</summary>
    private static EtsEstimator.Estimate? SearchQuickly(EtsEstimator estimator, int m, CancellationToken cancellationToken)
    {
        EtsEstimator.Estimate? best = null;
        foreach (var spec in Structures(m).Where(s => s.Trend == EtsTrend.None))
        {
            Try(spec);
        }

        if (best is not null)
        {
            var level = best.Spec;
            Try(level with { Trend = EtsTrend.Damped });
            Try(level with { Trend = EtsTrend.Additive });
        }

        return best;

        void Try(EtsSpec spec)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (estimator.CanFit(spec)
                && estimator.Fit(spec, QuickTolerance, MaxIterations) is { } estimate
                && (best is null || estimate.AicC < best.AicC))
            {
                best = estimate;
            }
        }
    }

    private static IEnumerable<EtsSpec> Structures(int m)
    {
        foreach (var error in (EtsError[])[EtsError.Additive, EtsError.Multiplicative])
        {
            foreach (var trend in (EtsTrend[])[EtsTrend.None, EtsTrend.Additive, EtsTrend.Damped])
            {
                yield return new EtsSpec(error, trend, EtsSeason.None);
                if (m > 1)
                {
                    yield return new EtsSpec(error, trend, EtsSeason.Additive);
                    if (error == EtsError.Multiplicative)
                    {
                        yield return new EtsSpec(error, trend, EtsSeason.Multiplicative);
                    }
                }
            }
        }
    }

    private EtsFit Constant(HistoryWindow window, List<ForecastWarning> warnings)
    {
        var spec = new EtsSpec(EtsError.Additive, EtsTrend.None, EtsSeason.None);
        var parameters = new EtsParameters(EtsObjective.Least, 0, 0, 0, window.Values[0], 0, []);
        return EtsFit.Run(spec, parameters, window, Version, null, warnings)!;
    }
}
