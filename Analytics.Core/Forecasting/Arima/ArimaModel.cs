using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Arima;

/// <summary>
/// Seasonal ARIMA (Box and Jenkins), the structure chosen by AICc in the stepwise search of Hyndman and Khandakar (2008), the
/// coefficients by exact maximum likelihood.
/// </summary>
/// <remarks>
/// <para>
/// A seasonal difference is taken when the season's strength is above .64, ordinary differences (two at most) while a KPSS test
/// at 5 % rejects a level. A constant is tried with one difference (drift) or none (mean). Up to five ordinary and two seasonal
/// terms of each kind; structures with an autoregressive root within 1.01 of the unit circle are left out. Moving average roots
/// may lie on it (a fixed season under a seasonal difference), where R's <c>auto.arima</c> leaves them out: the exact
/// likelihood takes them.
/// </para>
/// <para>
/// Up to <see cref="LongestExact"/> steps with a season of 12 or less, structures are compared by their exact likelihood,
/// beyond that by conditional least squares, and only the best is estimated exactly, as R's <c>auto.arima</c> does. Missing
/// values are filled first, with a warning. A season longer than <see cref="LongestSeason"/> steps is left out, with a warning.
/// Histories beyond <see cref="LongestHistory"/> steps are cut to their last part.
/// </para>
/// </remarks>
public sealed class ArimaModel : IForecastModel
{
    /// <summary>The longest season with terms of its own.</summary>
    public const int LongestSeason = 53;

    /// <summary>Steps of history used where the caller sets no other limit.</summary>
    public const int LongestHistory = 2500;

    /// <summary>The longest history whose structures are compared by exact likelihood.</summary>
    public const int LongestExact = 150;

    /// <summary>Fewest observations for any fit.</summary>
    public const int FewestObservations = 5;

    private const int LongSeason = 12;
    private const int ShortHistory = 10;
    private const int MostStructures = 94;
    private const int MostRefined = 5;
    private const double FinalTolerance = 1e-5;
    private const double QuickTolerance = 1e-2;
    private const int MaxIterations = 60;

    private readonly ArimaOrder? _only;

    /// <summary>All structures; one is chosen.</summary>
    public ArimaModel()
    {
    }

    /// <summary>One structure only.</summary>
    public ArimaModel(ArimaOrder only) => _only = only;

    /// <inheritdoc/>
    public string Name => "arima";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        var longest = options.MaxObservations ?? LongestHistory;
        var needed = Math.Max(FewestObservations, _only is { } one ? one.Lost + one.ParameterCount + 2 : 0);
        var window = HistoryWindow.TryCreate(series, needed, longest, out var refusal);
        if (window is null)
        {
            return refusal!;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var warnings = window.Warnings(series, longest);
        if (window.IsConstant)
        {
            return Finish(new ArimaOrder(0, 0, 0, Constant: true), [window.Values[0] / window.Scale], window, warnings);
        }

        if (window.HasMissing)
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.MissingFilled, $"{window.Values.Length - window.Observed} missing steps were filled."));
        }

        var m = _only?.Period ?? series.Season;
        if (m > LongestSeason)
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.ShortHistory, $"A season of {m} steps is too long for ARIMA and was left out."));
            m = 1;
        }

        var y = ArimaFit.Fill(window.Scaled(), m);
        if (_only is { } only)
        {
            return FitOne(only, y, window, warnings);
        }

        var seasonal = Differencing.SeasonalDifferences(y, m);
        var d = Differencing.Differences(Differencing.Apply(y, 0, seasonal, m));
        while (y.Length - d - (seasonal * m) < FewestObservations - 1 && d + seasonal > 0)
        {
            (d, seasonal) = seasonal > 0 ? (d, seasonal - 1) : (d - 1, 0);
        }

        var w = Differencing.Apply(y, d, seasonal, m);
        var frame = new ArimaOrder(0, d, 0, 0, seasonal, 0, m, Constant: d + seasonal <= 1);
        if (Differencing.IsFlat(w))
        {
            var mean = w.Average();
            return Finish(frame with { Constant = mean != 0 }, mean != 0 ? [mean] : [], window, warnings);
        }

        var best = Search(frame, w, y.Length, options.Quick, cancellationToken);
        return best is null
            ? ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NoConvergence, 0, window.Observed))
            : Finish(best.Order, best.Coefficients, window, warnings);
    }

    private static ArimaEstimator.Estimate? Search(ArimaOrder frame, double[] w, int length, bool quick, CancellationToken cancellationToken)
    {
        var m = frame.Period;
        int third = length / 3, terms = quick ? 3 : 5, seasonalTerms = m == 1 ? 0 : quick || m > 2 * LongSeason ? 1 : 2;
        var most = frame with
        {
            P = Math.Min(terms, third),
            Q = Math.Min(terms, third),
            SeasonalP = Math.Min(seasonalTerms, third / m),
            SeasonalQ = Math.Min(seasonalTerms, third / m),
        };
        if (m > 1)
        {
            most = most with
            {
                P = most.SeasonalP > 0 ? Math.Min(most.P, m - 1) : most.P,
                Q = most.SeasonalQ > 0 ? Math.Min(most.Q, m - 1) : most.Q,
            };
        }

        var approximate = quick || length > LongestExact || m > LongSeason;
        var estimator = new ArimaEstimator(w, most.ArLag, most.MaLag, approximate);
        var search = new ArimaSearch(estimator, most, quick ? MostStructures / 4 : MostStructures, cancellationToken);
        var found = length < ShortHistory ? search.Run(1, 1, 0) : search.Run(2, 2, 1);
        var tolerance = quick ? QuickTolerance : FinalTolerance;
        foreach (var estimate in found.Take(MostRefined))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var refined = estimator.Refine(estimate, tolerance, MaxIterations);
            if (double.IsFinite(refined.AicC))
            {
                return refined;
            }
        }

        var none = estimator.Refine(estimator.Compare(frame, null), tolerance, MaxIterations);
        return double.IsFinite(none.Value) ? none : null;
    }

    private ForecastOutcome FitOne(ArimaOrder order, double[] y, HistoryWindow window, List<ForecastWarning> warnings)
    {
        var w = Differencing.Apply(y, order.D, order.SeasonalD, order.Period);
        var estimator = new ArimaEstimator(w, order.ArLag, order.MaLag, approximate: true);
        var refined = estimator.Refine(estimator.Compare(order, null), FinalTolerance, MaxIterations);
        return double.IsFinite(refined.Value)
            ? Finish(order, refined.Coefficients, window, warnings)
            : ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NoConvergence, 0, window.Observed));
    }

    private ForecastOutcome Finish(ArimaOrder order, double[] coefficients, HistoryWindow window, List<ForecastWarning> warnings)
    {
        var own = coefficients.ToArray();
        if (order.Constant)
        {
            own[^1] *= window.Scale;
        }

        return ForecastOutcome.Of(ArimaFit.Run(order, own, window, Version, warnings));
    }
}
