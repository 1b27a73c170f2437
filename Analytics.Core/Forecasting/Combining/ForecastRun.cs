using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Combining;

/// <summary>One forecast in the making: prepare, try, weigh, combine, add intervals.</summary>
internal sealed class ForecastRun(ForecastSeries series, int horizon, double[] levels, AutoForecastOptions options)
{
    private readonly List<ForecastWarning> warnings = [];
    private readonly KnownHistory known = new(series);
    private bool isWeighed;

    private ClosedDays? Closed => known.ClosedAt(series.Length);

    /// <summary>Makes the forecast.</summary>
    public IntervalForecast Make(CancellationToken cancellationToken)
    {
        var target = known.TargetAt(series.Length);
        var filled = known.FilledAt(series.Length);
        if (Array.TrueForAll(filled, v => v == filled[0]))
        {
            return Constant(filled[0]);
        }

        // Models work with the shortest period there is where the caller's main one is none.
        var work = series with { Values = filled, Season = series.Season > 1 ? series.Season : series.Seasons.FirstOrDefault(1) };
        var plan = OriginPlan.For(series.Length, horizon, work.Season, options.Origins, options.Stride);
        var log = NoiseScale.IsLogarithmic(filled, work.Season)
            && (plan is null || Array.TrueForAll(plan.Origins, o => Array.TrueForAll(known.FilledAt(o), static v => v > 0)));
        var rhythm = Rhythm(plan);
        var models = MemberChoice.For(work, options.Model);
        var runs = models.Select((m, i) => i == 0
            ? MemberRun.Make(m, n => series.With(known.FilledAt(n)), series.Length, plan, log: false, cancellationToken)
            : MemberOf(m)).ToArray();
        var onlookers = options.Model == ForecastModels.Auto
            ? options.Onlookers.Where(name => (work.Seasons.Length > 0 || !name.StartsWith("stl-", StringComparison.Ordinal)) && Array.TrueForAll(models, m => m.Name != name)).Select(name => MemberOf(ForecastModels.Of(name))).ToArray()
            : [];
        var board = new Scoreboard(target, plan, runs, series.Season);
        var combination = Choose(board, runs, plan, Intermittence.Is(filled));
        var means = Finish(combination.Combine([.. runs.Select(r => r.Forecast(horizon))], horizon));
        var errors = board.ErrorsOf(combination);
        // Where nothing could be tried, a model that fits its few values without error says nothing of errors to come: changes do.
        var scale = errors.Length > 0
            ? ErrorScale.From(errors, board.Independent, board.RelativeLength) ?? ErrorScale.FromModel(filled, combination, runs, horizon)
            : ErrorScale.FromModel(filled, combination, runs, horizon) ?? ErrorScale.FromModel(filled, Combination.Only(0, runs.Length), runs, horizon);
        var intervals = Intervals.Make(series, means, levels, scale, Closed);
        AddWarnings(target, filled, plan);
        return new IntervalForecast
        {
            Model = Words(combination, runs),
            Version = AutoForecaster.Version,
            Levels = levels,
            Means = means,
            Lower = intervals.Lower,
            Upper = intervals.Upper,
            Totals = intervals.Totals,
            Dates = Dates(),
            Members = Members(combination, [.. runs, .. onlookers]),
            Backtest = board.Result(combination, isWeighed, options.Model, series, levels, known, onlookers),
            Seasons = series.Seasons,
            Warnings = warnings,
        };

        ForecastSeries History(int length)
        {
            var values = known.FilledAt(length);
            return work.With(log ? NoiseScale.Logarithm(values) : values);
        }

        MemberRun MemberOf(IForecastModel model) =>
            MemberRun.Make(rhythm is null ? model : new OpenStepsModel(model, rhythm), History, series.Length, plan, log, cancellationToken);
    }

    private static string Words(Combination combination, MemberRun[] runs)
    {
        var parts = Enumerable.Range(0, runs.Length).Where(i => combination.Weights[i] > 0).OrderByDescending(i => combination.Weights[i]).ToArray();
        return parts.Length == 1
            ? runs[parts[0]].Fit!.Model
            : "auto: " + string.Join(", ", parts.Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{runs[i].Fit!.Model} {combination.Weights[i]:0.00}")));
    }

    private static ForecastMember[] Members(Combination combination, MemberRun[] runs) =>
    [
        .. runs.Select((r, i) => new ForecastMember(
                r.Model.Name,
                r.Fit?.Model ?? r.Model.Name,
                r.Model.Version,
                i < combination.Weights.Length ? combination.Weights[i] : 0,
                r.Fit?.Parameters ?? new Dictionary<string, double>(StringComparer.Ordinal),
                r.Refusal))
            .OrderByDescending(static m => m.Weight),
    ];

    private Combination Choose(Scoreboard board, MemberRun[] runs, OriginPlan? plan, bool intermittent)
    {
        if (options.Model != ForecastModels.Auto)
        {
            var named = Array.FindIndex(runs, r => r.Model.Name == options.Model);
            if (runs[named].Fit is not null)
            {
                return Combination.Only(named, runs.Length);
            }

            warnings.Add(new ForecastWarning(ForecastWarningKind.ShortHistory, $"{options.Model} gave no forecast, naive stands in. {runs[named].Refusal!.Message}"));
            return Combination.Only(0, runs.Length);
        }

        var errors = board.Errors;
        if (plan is null || errors.All(double.IsNaN))
        {
            bool[] usable = [.. runs.Select(static (r, i) => r.Fit is not null && i > 0)];
            if (!usable.Contains(true))
            {
                warnings.Add(new ForecastWarning(ForecastWarningKind.ShortHistory, "The history is too short for any model: its last values are repeated."));
                return Combination.Only(0, runs.Length);
            }

            warnings.Add(new ForecastWarning(ForecastWarningKind.ShortHistory, "The history is too short to try models on it: they count alike."));
            return Combination.Equal(usable);
        }

        // Seasonal naive, the first, is the measure and the last resort, not a member.
        const int naive = 0;
        var combination = Combination.ByErrors([.. errors.Select((e, i) => i == naive ? double.NaN : e)], board.Independent);
        var least = Math.Min(board.MeanError(combination), errors.Where((e, i) => i != naive && !double.IsNaN(e)).DefaultIfEmpty(double.NaN).Min());
        // Where most steps are zero, zero has the least absolute error, and is no forecast of a rate.
        if (!intermittent && board.Independent >= 4 && !(least < errors[naive]))
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.NotBetterThanNaive, "No combination of models beat seasonal naive on this series' own past: seasonal naive is the forecast."));
            return Combination.Only(naive, runs.Length);
        }

        isWeighed = true;
        return combination;
    }

    // The week's closed phases where they were known at every origin, so that a model sees the same week throughout; else null.
    private bool[]? Rhythm(OriginPlan? plan)
    {
        bool[] phases = Closed is null ? [] : [.. Closed.Phases];
        return Array.Exists(phases, static c => c) && (plan is null || Array.TrueForAll(plan.Origins, o => known.ClosedAt(o)?.Phases.SequenceEqual(phases) == true))
            ? phases
            : null;
    }

    private double[] Finish(double[] means)
    {
        for (var h = 0; h < horizon; h++)
        {
            if (Closed?.IsClosed(h) == true)
            {
                means[h] = 0;
                continue;
            }

            if (series.NonNegative)
            {
                means[h] = Math.Max(0, means[h]);
            }
        }

        return means;
    }

    private DateOnly[]? Dates() => series.Start is null ? null : [.. Enumerable.Range(series.Length, horizon).Select(t => series.DateAt(t)!.Value)];

    private void AddWarnings(double[] target, double[] filled, OriginPlan? plan)
    {
        var missing = series.Values.Count(double.IsNaN);
        if (missing > 0)
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.MissingFilled, $"{missing} missing steps were filled."));
        }

        if (Intermittence.Is(filled))
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.Intermittent, "Most steps are zero: a rate is forecast, not a pattern."));
        }

        if (Closed?.HasRules == true)
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.ClosedDays, "Closed days were found in the history and are forecast as zero."));
        }

        if (series.Season > 1 && target.Length < 2 * series.Season)
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.ShortHistory, $"The history is shorter than two seasons of {series.Season} steps."));
        }

        if (horizon > target.Length)
        {
            warnings.Add(new ForecastWarning(ForecastWarningKind.LongHorizon, "The horizon is longer than the history."));
        }
        else if (plan is not null && plan.Horizon < horizon)
        {
            warnings.Add(new ForecastWarning(
                ForecastWarningKind.LongHorizon, $"The history lets forecasts be tried on {plan.Horizon} steps ahead: beyond that, bands are carried on and nobody knows how good they are."));
        }
    }

    private IntervalForecast Constant(double value)
    {
        warnings.Add(value == 0
            ? new ForecastWarning(ForecastWarningKind.AllZero, "All values are zero, and so is the forecast.")
            : new ForecastWarning(ForecastWarningKind.Constant, "All values are equal: the forecast repeats them, without a measure of its error."));
        var flat = Finish([.. Enumerable.Repeat(value, horizon)]);
        return new IntervalForecast
        {
            Model = "constant",
            Version = AutoForecaster.Version,
            Levels = levels,
            Means = flat,
            Lower = [.. levels.Select(_ => (double[])flat.Clone())],
            Upper = [.. levels.Select(_ => (double[])flat.Clone())],
            Totals = [.. levels.Select(l => new ForecastTotal(flat.Sum(), flat.Sum(), flat.Sum(), l))],
            Dates = Dates(),
            Members = [],
            Backtest = null,
            Seasons = series.Seasons,
            Warnings = warnings,
        };
    }
}
