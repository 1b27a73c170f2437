using MathNet.Numerics.Random;

namespace Analytics.Core.Marketing.Optimizer;

/// <summary>
/// How sure a division's gain is. Weeks of days are drawn anew (moving blocks of seven days, the same for all subjects: Künsch, 1989), curves fitted
/// again, and the division judged by them. A division chosen and judged by the same days looks better than it is; that optimism is measured in the
/// samples, where what is chosen by a sample is judged by the data (Efron and Tibshirani, 1993, 17.6), and taken off.
/// </summary>
internal sealed class BudgetBootstrap
{
    /// <summary>The share of the outcome that may be lost when money is saved.</summary>
    public const double Bearable = 0.05;

    private const int Block = 7;

    private BudgetBootstrap(Ranged gain, double chance, Ranged[] outcomes, Ranged[] marginals)
    {
        Gain = gain;
        Chance = chance;
        Outcomes = outcomes;
        Marginals = marginals;
    }

    /// <summary>What the division brings more a day.</summary>
    public Ranged Gain { get; }

    /// <summary>The share of samples in which it gains.</summary>
    public double Chance { get; }

    /// <summary>For each subject, what it brings at what is proposed.</summary>
    public Ranged[] Outcomes { get; }

    /// <summary>For each, what one more unit of money brings now.</summary>
    public Ranged[] Marginals { get; }

    public static BudgetBootstrap Run(BudgetProblem problem, double[] division, OptimizationQuestion question, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ResponseCurve[] curves = [.. problem.Subjects.Select(static s => s.Fit.Curve!)];
        DateOnly[] days = [.. problem.Subjects.SelectMany(static s => s.Days).Select(static d => d.Day).Distinct().Order()];
        var places = problem.Subjects.Select(static s => s.Days.ToDictionary(static d => d.Day)).ToArray();
        var gains = new double[question.Samples];
        var optimism = new double[question.Samples];
        var drawn = new ResponseCurve[question.Samples][];
        var done = 0;
        Parallel.For(0, question.Samples, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount) }, s =>
        {
            var random = new Xoshiro256StarStar(unchecked((question.Seed * 1_000_003) + s), threadSafe: false);
            var picked = Draw(days, random);
            drawn[s] = [.. problem.Subjects.Select((subject, i) => Refit(subject, places[i], picked))];
            var chosen = problem.Solve(drawn[s]);
            gains[s] = problem.Gain(drawn[s], division);
            optimism[s] = problem.Gain(drawn[s], chosen) - problem.Gain(curves, chosen);
            progress?.Report((double)Interlocked.Increment(ref done) / question.Samples);
        });

        var off = Math.Max(0, optimism.Average());
        var now = curves.Select((c, i) => c.At(problem.Subjects[i].Now)).Sum();
        var least = problem.Goal == OptimizationGoal.Cost ? -Bearable * now : 0;
        var chance = gains.Count(g => g - off > least) / (double)gains.Length;
        var (low, high) = Quantiles.Range(gains, question.Level);
        return new BudgetBootstrap(
            new Ranged(problem.Gain(curves, division) - off, low - off, high - off),
            chance,
            [.. curves.Select((c, i) => RangeOf(c.At(division[i]), drawn, d => d[i].At(division[i]), question.Level))],
            [.. curves.Select((c, i) => RangeOf(c.Marginal(problem.Subjects[i].Now), drawn, d => d[i].Marginal(problem.Subjects[i].Now), question.Level))]);
    }

    private static Ranged RangeOf(double value, ResponseCurve[][] drawn, Func<ResponseCurve[], double> of, double level)
    {
        var (low, high) = Quantiles.Range([.. drawn.Select(of)], level);
        return new Ranged(value, low, high);
    }

    private static DateOnly[] Draw(DateOnly[] days, Xoshiro256StarStar random)
    {
        var picked = new DateOnly[days.Length];
        for (var at = 0; at < picked.Length;)
        {
            var start = random.Next(Math.Max(1, days.Length - Block + 1));
            for (var k = 0; k < Block && at < picked.Length && start + k < days.Length; k++)
            {
                picked[at++] = days[start + k];
            }
        }

        return picked;
    }

    private static ResponseCurve Refit(BudgetSubject subject, Dictionary<DateOnly, SpendDay> places, DateOnly[] picked)
    {
        var days = new List<SpendDay>(picked.Length);
        foreach (var day in picked)
        {
            if (places.TryGetValue(day, out var known))
            {
                days.Add(known);
            }
        }

        return ResponseCurveModel.Refit([.. days], subject.Fit.WeekdayFactors is not null);
    }
}
