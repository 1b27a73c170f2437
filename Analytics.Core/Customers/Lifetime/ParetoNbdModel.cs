using Analytics.Core.Customers.Lifetime;

namespace Analytics.Core.Customers;

/// <summary>Pareto/NBD by maximum likelihood: Schmittlein, Morrison and Colombo, Counting Your Customers (1987).</summary>
public static class ParetoNbdModel
{
    /// <summary>Fits the model; like <see cref="BgNbdModel.Fit"/> it never refuses, and says what to take care of.</summary>
    /// <param name="groups">The customers.</param>
    /// <param name="options">How to fit.</param>
    public static ParetoNbdFit Fit(HistoryGroups groups, LifetimeOptions? options = null)
    {
        options ??= new LifetimeOptions();
        var check = new FitCheck(groups, options);
        var prior = check.UsesPrior ? LogPrior.Pareto : null;
        var likelihood = new ParetoLikelihood(groups, prior);
        var alpha = StartingPoints.Alpha(groups, 0.5);
        double[][] starts =
        [
            [Math.Log(0.5), Math.Log(alpha), Math.Log(0.6), Math.Log(0.5)],
            [0, Math.Log(2 * alpha), Math.Log(0.2), Math.Log(2)],
            [Math.Log(0.3), Math.Log(alpha / 2), Math.Log(1.5), Math.Log(0.2)],
        ];
        var found = StartingPoints.Search(
            groups, part => new ParetoLikelihood(part, prior).Penalised, likelihood.Penalised, LogPrior.Pareto, starts, options.MaxIterations);
        var draws = LogNormalDraws.From(found.Logs, Maximizer.Curvature(likelihood.Penalised, found.Logs), LogPrior.Pareto);
        if (groups.RepeatCustomers > 0)
        {
            check.Edges(["r", "alpha", "s", "beta"], found.Logs);
        }

        var scale = groups.MeanT > 0 ? groups.MeanT : 1;
        var value = likelihood.Plain(found.Logs, new double[4]);
        var expected = check.ExpectedRepeats(new ParetoNbdFit(groups.Unit, found.Logs, scale, null, FitSummary.Given));
        return new ParetoNbdFit(groups.Unit, found.Logs, scale, draws, check.Summary("Pareto/NBD", value, found, expected));
    }
}
