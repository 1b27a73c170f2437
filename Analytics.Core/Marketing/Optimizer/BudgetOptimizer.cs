using System.Globalization;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Optimizer;

/// <summary>Divides budgets among campaigns or audiences by their response curves, and says how sure the gain is.</summary>
public static class BudgetOptimizer
{
    /// <summary>How many of the last days say what is spent now.</summary>
    public const int CurrentDays = 28;

    /// <summary>Without spend for so many days a campaign does not run.</summary>
    public const int SilentDays = 14;

    /// <summary>At most so many have a curve of their own, those with the most spend.</summary>
    public const int MostCurves = 30;

    /// <summary>Divides them.</summary>
    /// <param name="table">The campaigns.</param>
    /// <param name="question">How.</param>
    /// <param name="progress">Told the share of samples done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QueryException">A part of the question cannot be; it names the field.</exception>
    public static OptimizationResult Run(CampaignTable table, OptimizationQuestion question, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        Check(question);
        var conversion = table.ConversionOf(question.Conversion);
        question = question with { Conversion = conversion };
        if (table.Last is not { } last)
        {
            return new OptimizationResult(question, null, null, [], 0, 0, 0, null, 0, null, false, []);
        }

        var from = last.AddDays(1 - question.Days);
        from = table.First is { } first && first > from ? first : from;
        var subjects = Subjects(table, question, from, last);
        CheckKeys(question, subjects);
        var bounds = subjects.Select(s => BoundsOf(question, s)).ToArray();
        int[] moved = [.. Enumerable.Range(0, subjects.Length).Where(i => subjects[i].Fit.Curve is not null)];
        var proposed = subjects.Select(static s => s.Now).ToArray();
        var lines = Array.Empty<OptimizationLine>();
        BudgetBootstrap? bootstrap = null;
        if (moved.Length > 1 || (moved.Length == 1 && question.Goal == OptimizationGoal.Cost))
        {
            var held = proposed.Where((_, i) => !moved.Contains(i)).Sum();
            var total = (question.Budget ?? proposed.Sum()) - held;
            var problem = new BudgetProblem(question.Goal, [.. moved.Select(i => subjects[i])], [.. moved.Select(i => bounds[i].Low)], [.. moved.Select(i => bounds[i].High)], total);
            if (question.Goal != OptimizationGoal.Cost && question.Budget is not null && (total < problem.Low.Sum() - 1e-6 || total > problem.High.Sum() + 1e-6))
            {
                throw new QueryException("budget", string.Create(
                    CultureInfo.InvariantCulture, $"Within these bounds the budget is {problem.Low.Sum() + held:0.00} to {problem.High.Sum() + held:0.00} a day. Widen the bounds, or ask for a budget in between."));
            }

            var division = problem.Solve([.. problem.Subjects.Select(static s => s.Fit.Curve!)]);
            for (var i = 0; i < moved.Length; i++)
            {
                proposed[moved[i]] = division[i];
            }

            bootstrap = BudgetBootstrap.Run(problem, division, question, progress, cancellationToken);
        }

        lines = [.. subjects.Select((s, i) => Line(s, proposed[i], bounds[i], bootstrap, Array.IndexOf(moved, i)))];
        var (spendNow, spendThen) = (lines.Sum(static l => l.Now), lines.Sum(static l => l.Proposed));
        var outcomeNow = lines.Sum(static l => l.OutcomeNow ?? 0);
        var isMoved = lines.Any(static l => Math.Abs(l.Change) > Math.Max(0.005, 0.01 * l.Now));
        var gain = isMoved ? bootstrap?.Gain : null;
        var isSupported = gain is { } g && (question.Goal == OptimizationGoal.Cost
            ? spendNow - spendThen > 0.01 * spendNow && g.Low > -BudgetBootstrap.Bearable * outcomeNow
            : g.Low > 0);
        var result = new OptimizationResult(
            question, from, last, lines, spendNow, spendThen, outcomeNow, gain, spendNow - spendThen, isMoved ? bootstrap?.Chance : null, isSupported, []);
        return result with { Recommendations = RecommendationFinder.Find(table, result) };
    }

    private static void Check(OptimizationQuestion question)
    {
        var wrong = question switch
        {
            { Days: < OptimizationQuestion.LeastDays or > OptimizationQuestion.MostDays } => ("days", $"'days' is {OptimizationQuestion.LeastDays} to {OptimizationQuestion.MostDays}."),
            { ChangeLimit: not (> 0 and <= 10) } => ("changeLimit", "'changeLimit' is above 0 and at most 10; 0.5 is from half to one and a half."),
            { Budget: not (null or (> 0 and < 1e12)) } => ("budget", "'budget' is above 0 a day."),
            { Samples: < 20 or > 2_000 } => ("samples", "'samples' is 20 to 2000."),
            { Level: not (>= 0.5 and <= 0.99) } => ("level", "'level' is 0.5 to 0.99."),
            { By: CampaignDimension.Ad } => ("by", "Budgets are not given to single ads; divide them by campaign, channel or audience."),
            _ => default((string, string)?),
        };
        if (wrong is { } problem)
        {
            throw new QueryException(problem.Item1, problem.Item2);
        }

        if (question.Bounds.FirstOrDefault(static b => b is not { Low: null or (>= 0 and < 1e12), High: null or (>= 0 and < 1e12) } || b.High < b.Low) is { } bound)
        {
            throw new QueryException("bounds", $"The bounds of '{bound.Key}' are not between 0 and each other.");
        }
    }

    private static void CheckKeys(OptimizationQuestion question, BudgetSubject[] subjects)
    {
        if (question.Bounds.FirstOrDefault(b => !subjects.Any(s => s.Key == b.Key)) is { } unknown)
        {
            throw new QueryException("bounds", $"There is no '{unknown.Key}' among {string.Join(", ", subjects.Select(static s => s.Key))}.");
        }
    }

    private static BudgetSubject[] Subjects(CampaignTable table, OptimizationQuestion question, DateOnly from, DateOnly last)
    {
        var groups = table.Days.Where(d => d.Day >= from && d.Day <= last).GroupBy(d => table.KeyOf(d, question.By), StringComparer.Ordinal);
        var known = groups.Select(g =>
        {
            var points = CampaignReports.ByDay(g, question.Conversion);
            SpendDay[] days = [.. points.Where(static p => p.Sums.CostUnits > 0).Select(p => Of(p, question.Goal)).OfType<SpendDay>()];
            SpendDay[] current = [.. points.Where(p => p.Day > last.AddDays(-CurrentDays) && p.Sums.CostUnits > 0).Select(static p => new SpendDay(p.Day, (double)p.Sums.Cost!.Value, 0))];
            var runs = current.Any(d => d.Day > last.AddDays(-SilentDays));
            return (g.Key, Name: question.By == CampaignDimension.Campaign ? table.Find(g.Key)?.Name ?? g.Key : g.Key, Days: days, Now: runs ? current.Average(static d => d.Spend) : 0, Runs: runs, Spent: days.Sum(static d => d.Spend));
        });
        return
        [
            .. known.OrderByDescending(static k => k.Now).ThenByDescending(static k => k.Spent).ThenBy(static k => k.Key, StringComparer.Ordinal)
                .Where(static k => k.Runs || k.Days.Length > 0)
                .Select(static (k, i) => new BudgetSubject(k.Key, k.Name, k.Days, k.Now, FitOf(k.Days, k.Runs, i))),
        ];
    }

    private static ResponseCurveFit FitOf(SpendDay[] days, bool runs, int rank)
    {
        var fit = ResponseCurveModel.Fit(rank < MostCurves ? days : []);
        return runs ? fit : fit with { Curve = null, Problem = CurveProblem.NotRunning };
    }

    private static SpendDay? Of(CampaignPoint point, OptimizationGoal goal)
    {
        var outcome = goal == OptimizationGoal.Roas ? (double?)point.Sums.Revenue : (double?)point.Sums.Conversions;
        return outcome is { } known ? new SpendDay(point.Day, (double)point.Sums.Cost!.Value, known) : null;
    }

    private static (double Low, double High) BoundsOf(OptimizationQuestion question, BudgetSubject subject)
    {
        if (subject.Fit.Curve is null)
        {
            return (subject.Now, subject.Now);
        }

        // Beyond the most that was ever spent the curve is a guess, so that the usual bound ends there.
        var own = question.Bounds.FirstOrDefault(b => b.Key == subject.Key);
        var low = own?.Low ?? Math.Min(Math.Max(0, (1 - question.ChangeLimit) * subject.Now), own?.High ?? double.MaxValue);
        var high = own?.High ?? Math.Max(low, Math.Min((1 + question.ChangeLimit) * subject.Now, Math.Max(subject.Now, subject.Fit.MostSpend)));
        return (low, high);
    }

    private static OptimizationLine Line(BudgetSubject subject, double proposed, (double Low, double High) bounds, BudgetBootstrap? bootstrap, int place)
    {
        var curve = subject.Fit.Curve;
        return new OptimizationLine(
            subject.Key, subject.Name, subject.Fit, subject.Now, proposed, bounds.Low, bounds.High, curve?.At(subject.Now),
            curve is null || bootstrap is null || place < 0 ? null : bootstrap.Outcomes[place],
            curve is null || bootstrap is null || place < 0 ? null : bootstrap.Marginals[place],
            subject.Days);
    }
}
