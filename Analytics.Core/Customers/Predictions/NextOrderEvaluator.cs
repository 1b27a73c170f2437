using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Holds what a model, the formula and one answer for everybody said of the time to the next order against what came.</summary>
internal static class NextOrderEvaluator
{
    /// <summary>Scores them.</summary>
    /// <param name="window">The hidden time.</param>
    /// <param name="fit">The model as fitted before it; null without one.</param>
    /// <param name="known">All customers known on the cut.</param>
    /// <param name="rows">What was predicted of each and what came, in the same order.</param>
    /// <param name="before">Orders of as many days before the cut; null when the history is too short.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static NextOrderEvaluation Evaluate(
        HoldoutWindow window, IPurchaseFit? fit, CustomerHistory[] known, HeldOutCustomer[] rows, CustomerActivity? before, CancellationToken cancellationToken)
    {
        var days = window.Days;
        var scores = new List<NextOrderScore>();
        if (fit is not null)
        {
            scores.Add(Score(NextOrderEvaluation.ModelName, (i, chances) =>
            {
                for (var t = 0; t < days; t++)
                {
                    chances[t] = fit.ProbabilityOfOrder(known[i], t + 1);
                }
            }));
        }

        scores.Add(Score(NextOrderEvaluation.FormulaName, (i, chances) =>
        {
            for (var t = 0; t < days; t++)
            {
                chances[t] = rows[i].NextOrderFormula <= t + 1 ? 1 : 0;
            }
        }));
        if (before is not null && Shares([.. known.Where(h => h.T >= days).Select(h => before.FirstDay(h.Key) + 1)], days) is { } usual)
        {
            scores.Add(Score(NextOrderEvaluation.UsualName, (_, chances) => usual.CopyTo(chances, 0)));
        }

        var afterwards = Shares([.. rows.Select(static r => r.ActualNextOrder ?? 0)], days)!;
        scores.Add(Score(NextOrderEvaluation.SameName, (_, chances) => afterwards.CopyTo(chances, 0)));
        return new NextOrderEvaluation(window, rows.Count(static r => r.ActualNextOrder is not null)) { Scores = scores };

        NextOrderScore Score(string name, Action<int, double[]> tell)
        {
            var scorer = new WaitScorer(rows.Length, days);
            Slices.Run(rows.Length, (from, to) =>
            {
                var chances = new double[days];
                for (var i = from; i < to; i++)
                {
                    tell(i, chances);
                    scorer.Put(i, chances, rows[i].ActualNextOrder);
                }
            }, cancellationToken);
            return scorer.Score(name);
        }
    }

    /// <summary>The share that had ordered by each day, of waits in days where 0 says never; null when there are none.</summary>
    private static double[]? Shares(int[] waits, int days)
    {
        if (waits.Length == 0)
        {
            return null;
        }

        var shares = new double[days];
        foreach (var wait in waits.Where(wait => wait >= 1 && wait <= days))
        {
            shares[wait - 1]++;
        }

        for (var t = 1; t < days; t++)
        {
            shares[t] += shares[t - 1];
        }

        return Array.ConvertAll(shares, came => came / waits.Length);
    }
}
