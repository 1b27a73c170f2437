using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>
/// Scores predictions on time that is hidden from them: models are fitted on all up to a cut, predict every customer known by then, and are held
/// against the days after it. Safe for concurrent use.
/// </summary>
public sealed class HoldoutEvaluator(IQueryRunner runner, ICustomerQueries customers, ICustomerHistoryQueries histories, ICustomerDirectory directory)
{
    /// <summary>Fewer customers than this before the cut score nothing.</summary>
    public const int LeastCustomers = 10;

    private const int LeastDays = 7;

    /// <summary>
    /// Where the cut lies: <paramref name="days"/> before the last day, else the settings' hidden days, else the horizon but at most a quarter
    /// of the history; null when the history is shorter than twice that or two weeks.
    /// </summary>
    public static DateOnly? CutOf(Period span, DateOnly asOf, ScoringSettings settings, int? days = null)
    {
        var last = asOf < span.To ? asOf : span.To;
        var known = last.DayNumber - span.From.DayNumber + 1;
        var hidden = days ?? settings.HoldoutDays ?? Math.Max(LeastDays, Math.Min(settings.HorizonDays, known / 4));
        return hidden < 1 || known < 2 * Math.Max(LeastDays, hidden) ? null : last.AddDays(-hidden);
    }

    /// <summary>Scores them.</summary>
    /// <param name="settings">Model, thresholds and horizon.</param>
    /// <param name="days">How many of the last days to hide; null as <see cref="CutOf"/> says.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The scores; null when the history is too short or has fewer than ten customers before the cut.</returns>
    public async Task<HoldoutEvaluation?> EvaluateAsync(ScoringSettings settings, int? days = null, CancellationToken cancellationToken = default)
    {
        if (runner.Span is not { } span || CutOf(span, runner.Freshness.Today, settings, days) is not { } cut)
        {
            return null;
        }

        var to = runner.Freshness.Today < span.To ? runner.Freshness.Today : span.To;
        var known = await HistoryReader.ReadAsync(customers, cut, settings.Gross, cancellationToken);
        if (known.Length < LeastCustomers)
        {
            return null;
        }

        var orders = await customers.CustomerSummariesAsync(new CustomerSummaryQuery { Period = new Period(span.From, cut) }, cancellationToken);
        var activity = await histories.ActivityAsync(new Period(cut.AddDays(1), to), cancellationToken);
        var window = new HoldoutWindow(cut, to, known.Length);
        var before = await BeforeAsync(window, span, cancellationToken);
        return await Task.Run(() => Score(settings, window, known, orders, activity, before, cancellationToken), cancellationToken);
    }

    /// <summary>Orders of as many days before the cut as are hidden after it; null when the history begins later.</summary>
    private async Task<CustomerActivity?> BeforeAsync(HoldoutWindow window, Period span, CancellationToken cancellationToken)
    {
        var from = window.Cut.AddDays(1 - window.Days);
        return from <= span.From ? null : await histories.ActivityAsync(new Period(from, window.Cut), cancellationToken);
    }

    private HoldoutEvaluation Score(
        ScoringSettings settings, HoldoutWindow window, CustomerHistory[] known, CustomerSummaries orders, CustomerActivity activity, CustomerActivity? before, CancellationToken cancellationToken)
    {
        var (fit, run) = PurchaseFits.Purchases(known, settings.Model);
        var rows = new HeldOutCustomer[known.Length];
        Slices.Run(known.Length, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                rows[i] = Predict(settings, window, fit, known[i], orders.Of(known[i].Key).Orders, activity);
            }
        }, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new HoldoutEvaluation(
            window,
            run is null ? [] : [run],
            Churn(window, rows, run?.Name),
            NextOrderEvaluator.Evaluate(window, fit, known, rows, before, cancellationToken),
            fit is null ? null : Orders(window, fit, known, rows, activity, cancellationToken),
            rows,
            fit is null ? [] : HistoryImportance.Of(fit, known, Array.ConvertAll(rows, static r => r.ActualOrders), window.Days));
    }

    private HeldOutCustomer Predict(
        ScoringSettings settings, HoldoutWindow window, IPurchaseFit? fit, CustomerHistory history, int orders, CustomerActivity activity)
    {
        var recency = (int)Math.Round(history.T - history.Recency);
        var first = window.Cut.DayNumber - (int)Math.Round(history.T);
        var next = activity.FirstDay(history.Key);
        return new HeldOutCustomer(
            history.Key,
            fit?.ProbabilityAlive(history) ?? double.NaN,
            1 - (fit?.ProbabilityOfOrder(history, window.Days) ?? double.NaN),
            settings.TierOf(recency),
            fit?.ExpectedOrders(history, window.Days) ?? double.NaN,
            activity.Days(history.Key),
            NextOrderFormula.Days(directory.RegisteredDayOf(history.Key), first, window.Cut.DayNumber, orders, recency),
            fit?.MedianTimeToNextOrder(history) ?? double.NaN,
            next < 0 ? null : next + 1);
    }

    private static ChurnEvaluation Churn(HoldoutWindow window, HeldOutCustomer[] rows, string? model)
    {
        var churned = Array.ConvertAll(rows, r => r.ActualOrders == 0);
        var share = (double)churned.Count(c => c) / rows.Length;
        var byModel = Array.ConvertAll(rows, r => r.ChurnProbability);
        return new ChurnEvaluation(
            window,
            churned.Count(c => c),
            byModel.Any(double.IsNaN) ? null : BinaryMetrics.Score(model ?? "Model", byModel, churned),
            BinaryMetrics.Score("Rule", Array.ConvertAll(rows, r => ScoringSettings.ScoreOf(r.Tier)), churned),
            BinaryMetrics.Score("Everyone the same", [.. Enumerable.Repeat(share, rows.Length)], churned),
            model);
    }

    private static OrdersEvaluation Orders(
        HoldoutWindow window, IPurchaseFit fit, CustomerHistory[] known, HeldOutCustomer[] rows, CustomerActivity activity, CancellationToken cancellationToken)
    {
        double expected = 0, away = 0;
        long actual = 0;
        foreach (var row in rows)
        {
            expected += row.ExpectedOrders;
            actual += row.ActualOrders;
            away += Math.Abs(row.ExpectedOrders - row.ActualOrders);
        }

        var correlation = MathNet.Numerics.Statistics.Correlation.Pearson(rows.Select(r => r.ExpectedOrders), rows.Select(r => (double)r.ActualOrders));
        var weeks = WeeklyOrders.Fill(
            WeeklyOrders.Expect(fit, known, window.Cut, window.Days, cancellationToken), activity, Array.ConvertAll(known, h => h.Key));
        return new OrdersEvaluation(window, expected, actual, double.IsFinite(correlation) ? correlation : null, away / rows.Length, weeks,
            BinaryMetrics.Calibration(Array.ConvertAll(rows, static r => r.ExpectedOrders), Array.ConvertAll(rows, static r => (double)r.ActualOrders)));
    }
}
