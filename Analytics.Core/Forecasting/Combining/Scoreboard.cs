namespace Analytics.Core.Forecasting.Combining;

/// <summary>Errors of the members and of their combinations at the origins.</summary>
internal sealed class Scoreboard
{
    private readonly double[] target;
    private readonly OriginPlan? plan;
    private readonly MemberRun[] runs;
    private readonly int season;

    /// <summary>Compares the runs with what happened.</summary>
    public Scoreboard(double[] actuals, OriginPlan? origins, MemberRun[] members, int main)
    {
        (target, plan, runs, season) = (actuals, origins, members, main);
        if (plan is null)
        {
            Errors = [.. runs.Select(static _ => double.NaN)];
            return;
        }

        var span = plan.Origins[^1] - plan.Origins[0] + plan.Horizon;
        Independent = (double)span / plan.Horizon;
        Errors = [.. runs.Select(r => r.Past is null ? double.NaN : MeanError(r.Past))];
    }

    /// <summary>How many horizons the origins span: origins that overlap count in part.</summary>
    public double Independent { get; }

    /// <summary>The mean length of history at the origins ÷ the length now.</summary>
    public double RelativeLength => plan is null ? 1 : plan.Origins.Average() / target.Length;

    /// <summary>Each member's mean absolute error; NaN for those without forecasts at the origins.</summary>
    public double[] Errors { get; }

    /// <summary>The mean absolute error of a combination.</summary>
    public double MeanError(Combination combination) => MeanError(Past(combination));

    /// <summary>Actual − forecast of a combination, origins by steps; empty without origins.</summary>
    public double[][] ErrorsOf(Combination combination)
    {
        if (plan is null)
        {
            return [];
        }

        return ErrorsAt(Past(combination));
    }

    /// <summary>
    /// The backtest to show: scores, coverage and the past forecasts. Weights and the sizes of errors at an origin come from the origins whose
    /// horizons do not overlap its own, so that no value is judged by what it taught; closed days are those that could be known at the origin.
    /// </summary>
    /// <param name="combination">The combination of the forecast.</param>
    /// <param name="isWeighed">Whether its weights come from the errors at the origins.</param>
    /// <param name="name">How to call it.</param>
    /// <param name="series">The history as it was given.</param>
    /// <param name="levels">Levels as fractions.</param>
    /// <param name="known">What was known at the origins of days on which nothing happens.</param>
    /// <param name="onlookers">Models that take no part, to be scored beside those that do.</param>
    public BacktestResult? Result(
        Combination combination, bool isWeighed, string name, ForecastSeries series, double[] levels, KnownHistory known, IReadOnlyList<MemberRun> onlookers)
    {
        if (plan is null)
        {
            return null;
        }

        double[][] past = isWeighed
            ? [.. Enumerable.Range(0, plan.Origins.Length).Select(k => CombinedAt(WeighedWithout(k), k))]
            : Past(combination);
        var errors = ErrorsAt(past);
        Finish(past, series, known);
        var scores = runs.Concat(onlookers).Where(static r => r.Past is not null)
            .Select(r => (r, Past: r.Past!.Select(static f => (double[])f.Clone()).ToArray()))
            .Select(r => Score(series, r.r.Model.Name, Finish(r.Past, series, known)))
            .ToArray();
        var (forecasts, totals) = PastForecasts(past, errors, series, levels, known);
        var coverage = levels.Select((level, l) => new CoverageScore(level, Covered(forecasts, l))).ToArray();
        return new BacktestResult(plan.Horizon, [Score(series, name, past), .. scores.Skip(1).OrderBy(static s => s.Mase), scores[0]], coverage, forecasts)
        {
            TotalCoverage = [.. levels.Select((level, l) => new CoverageScore(level, TotalsCovered(forecasts, totals, l)))],
        };
    }

    // What every model is given: nothing on closed days, never below zero where the measure cannot be.
    private double[][] Finish(double[][] past, ForecastSeries series, KnownHistory known)
    {
        for (var k = 0; k < past.Length; k++)
        {
            var closed = known.ClosedAt(plan!.Origins[k]);
            for (var h = 0; h < past[k].Length; h++)
            {
                past[k][h] = closed?.IsClosedAt(plan.Origins[k] + h) == true ? 0 : series.NonNegative ? Math.Max(0, past[k][h]) : past[k][h];
            }
        }

        return past;
    }

    private int[] Apart(int k) =>
        [.. Enumerable.Range(0, plan!.Origins.Length).Where(j => Math.Abs(plan.Origins[j] - plan.Origins[k]) >= plan.Horizon)];

    private Combination WeighedWithout(int k)
    {
        var rows = Apart(k);
        var errors = runs.Select((r, i) => i == 0 || r.Past is null ? double.NaN : MeanError(r.Past, rows)).ToArray();
        return errors.All(double.IsNaN)
            ? Combination.Equal([.. runs.Select(static (r, i) => i > 0 && r.Past is not null)])
            : Combination.ByErrors(errors, Math.Max(1, Independent * rows.Length / plan!.Origins.Length));
    }

    private (PastForecast[] Forecasts, ForecastTotal[][] Totals) PastForecasts(double[][] past, double[][] errors, ForecastSeries series, double[] levels, KnownHistory known)
    {
        var result = new PastForecast[past.Length];
        var totals = new ForecastTotal[past.Length][];
        for (var k = 0; k < past.Length; k++)
        {
            double[][] others = [.. Apart(k).Select(j => errors[j])];
            if (others.Length == 0)
            {
                // Too few origins to keep apart: at least not its own errors.
                others = [.. errors.Where((_, j) => j != k)];
            }

            var scale = others.Length > 0 ? ErrorScale.From(others, Math.Max(1, Independent * others.Length / past.Length), 1) : null;
            var origin = plan!.Origins[k];
            var closed = known.ClosedAt(origin);
            bool IsClosed(int h) => closed?.IsClosedAt(origin + h) == true;
            var (lower, upper) = Intervals.Ends(past[k], levels, scale, series.NonNegative, IsClosed);
            totals[k] = [.. levels.Select(l => Intervals.TotalOf(past[k], l, scale, series.NonNegative, IsClosed))];
            result[k] = new PastForecast(origin, series.DateAt(origin - 1), past[k], lower, upper, series.Values[origin..(origin + plan.Horizon)]);
        }

        return (result, totals);
    }

    private static double TotalsCovered(PastForecast[] forecasts, ForecastTotal[][] totals, int level) => forecasts
        .Select((f, k) => (Sum: f.Actuals.Sum(), Total: totals[k][level]))
        .Where(static t => !double.IsNaN(t.Sum))
        .Select(static t => t.Sum >= t.Total.Lower && t.Sum <= t.Total.Upper ? 1.0 : 0)
        .DefaultIfEmpty(double.NaN)
        .Average();

    private static double Covered(PastForecast[] forecasts, int level)
    {
        int inside = 0, all = 0;
        foreach (var forecast in forecasts)
        {
            for (var h = 0; h < forecast.Means.Length; h++)
            {
                var actual = forecast.Actuals[h];
                if (!double.IsNaN(actual))
                {
                    all++;
                    inside += actual >= forecast.Lower[level][h] && actual <= forecast.Upper[level][h] ? 1 : 0;
                }
            }
        }

        return all == 0 ? double.NaN : (double)inside / all;
    }

    private ForecastScore Score(ForecastSeries series, string name, double[][] past)
    {
        double scaled = 0, percent = 0, absolute = 0, total = 0;
        var count = 0;
        for (var k = 0; k < past.Length; k++)
        {
            var scale = Accuracy.NaiveError(series.Values.AsSpan(0, plan!.Origins[k]), season);
            for (var h = 0; h < past[k].Length; h++)
            {
                var actual = series.Values[plan.Origins[k] + h];
                if (!double.IsNaN(actual))
                {
                    var error = Math.Abs(actual - past[k][h]);
                    scaled += error / scale;
                    percent += Accuracy.SymmetricPercent(actual, past[k][h]);
                    absolute += error;
                    total += Math.Abs(actual);
                    count++;
                }
            }
        }

        return new ForecastScore(name, scaled / count, percent / count, total > 0 ? absolute / total : double.NaN);
    }

    private double[][] Past(Combination combination) =>
        [.. Enumerable.Range(0, plan!.Origins.Length).Select(k => CombinedAt(combination, k))];

    private double[] CombinedAt(Combination combination, int k) => combination.Combine([.. runs.Select(r => r.Past?[k])], plan!.Horizon);

    private double[][] ErrorsAt(double[][] past) => [.. past.Select((f, k) => f.Select((v, h) => target[plan!.Origins[k] + h] - v).ToArray())];

    private double MeanError(double[][] past) => MeanError(past, [.. Enumerable.Range(0, past.Length)]);

    private double MeanError(double[][] past, int[] rows)
    {
        double sum = 0;
        var count = 0;
        foreach (var k in rows)
        {
            for (var h = 0; h < past[k].Length; h++)
            {
                var error = Math.Abs(target[plan!.Origins[k] + h] - past[k][h]);
                if (!double.IsNaN(error))
                {
                    sum += error;
                    count++;
                }
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
