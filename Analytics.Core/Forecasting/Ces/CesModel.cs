using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Ces;

/// <summary>
/// Complex exponential smoothing (Svetunkov, Kourentzes and Ord 2022, "Complex exponential smoothing"): one complex smoothing
/// parameter takes in level and trend without choosing between them. The season is none, simple, partial or full, by AICc.
/// </summary>
/// <remarks>
/// Initial states are found by running to and fro over the first part of the history (backcasting) and are not counted as
/// parameters. Missing values leave the states as forecast. A seasonal structure needs three seasons of history. Histories
/// beyond <see cref="LongestHistory"/> steps are cut to their last part.
/// </remarks>
public sealed class CesModel : IForecastModel
{
    /// <summary>Steps of history used where the caller sets no other limit.</summary>
    public const int LongestHistory = 2500;

    /// <summary>Fewest observations for any fit.</summary>
    public const int FewestObservations = 5;

    private const int FewestSeasons = 3;
    private const double Side = 0.1;
    private const double Tolerance = 1e-3;
    private const double QuickTolerance = 1e-1;
    private const int MaxEvaluations = 400;

    private readonly CesSeason? _only;

    /// <summary>All seasons; one is chosen.</summary>
    public CesModel()
    {
    }

    /// <summary>One kind of season only.</summary>
    public CesModel(CesSeason only) => _only = only;

    /// <inheritdoc/>
    public string Name => "ces";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken)
    {
        var longest = options.MaxObservations ?? LongestHistory;
        var seasonalOnly = _only is not (null or CesSeason.None);
        var needed = seasonalOnly ? Math.Max(FewestObservations, FewestSeasons * series.Season) : FewestObservations;
        var window = HistoryWindow.TryCreate(series, needed, longest, out var refusal);
        if (window is null)
        {
            return refusal!;
        }

        if (seasonalOnly && series.Season < 2)
        {
            return ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NotSeasonal, 0, window.Observed));
        }

        var warnings = window.Warnings(series, longest);
        if (window.IsConstant)
        {
            // With both parts one the level stands wherever it was.
            var still = new CesParameters(1, 1, 0, 0, window.Values[0], 0, [], []);
            return ForecastOutcome.Of(CesFit.Run(CesSeason.None, 1, still, window, Version, warnings));
        }

        var y = window.Scaled();
        var minimizer = new NelderMead(4);
        CesFit? best = null;
        foreach (var season in Seasons(window, series.Season))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var m = season == CesSeason.None ? 1 : series.Season;
            var objective = new CesObjective(y, window.Observed, season, m);
            double[] x = [.. Start(season)];
            var value = minimizer.Minimize(objective, x, Side, options.Quick ? QuickTolerance : Tolerance, MaxEvaluations);
            if (!double.IsFinite(value))
            {
                continue;
            }

            var fit = CesFit.Run(season, m, objective.Parameters(x, window.Scale), window, Version, warnings);
            best = best is null || fit.AicC < best.AicC ? fit : best;
        }

        return best is null
            ? ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NoConvergence, 0, window.Observed))
            : ForecastOutcome.Of(best);
    }

    private static ReadOnlySpan<double> Start(CesSeason season) => season switch
    {
        CesSeason.Partial => [1.3, 1, 0.1],
        CesSeason.Full => [1.3, 1, 1.3, 1],
        _ => [1.3, 1],
    };

    private CesSeason[] Seasons(HistoryWindow window, int m)
    {
        if (_only is { } only)
        {
            return [only];
        }

        return m > 1 && window.Values.Length >= FewestSeasons * m
            ? [CesSeason.None, CesSeason.Simple, CesSeason.Partial, CesSeason.Full]
            : [CesSeason.None];
    }
}
