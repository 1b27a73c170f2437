namespace Analytics.Core.Customers.Lifetime;

/// <summary>Fits BG/NBD and its modified form.</summary>
internal static class BetaGeometricFitter
{
    /// <summary>Half of the 95 % point of χ² with one degree of freedom: a smaller gain says nothing.</summary>
    private const double NoGain = 1.92;

    /// <summary>Finds the maximum and what is left open around it.</summary>
    public static BgNbdFit Fit(HistoryGroups groups, bool modified, LifetimeOptions options)
    {
        var name = modified ? "Modified BG/NBD" : "BG/NBD";
        var check = new FitCheck(groups, options);
        var prior = check.UsesPrior ? LogPrior.BetaGeometric : null;
        var likelihood = new BetaGeometricLikelihood(groups, modified, prior);
        var alpha = StartingPoints.Alpha(groups, 0.5);
        double[][] starts =
        [
            [Math.Log(0.5), Math.Log(alpha), Math.Log(0.7), Math.Log(3)],
            [0, Math.Log(2 * alpha), Math.Log(0.1), Math.Log(5)],
            [Math.Log(0.3), Math.Log(alpha / 2), Math.Log(2), Math.Log(2)],
        ];
        var found = StartingPoints.Search(
            groups, part => new BetaGeometricLikelihood(part, modified, prior).Penalised, likelihood.Penalised, LogPrior.BetaGeometric, starts, options.MaxIterations);
        var draws = LogNormalDraws.From(found.Logs, Maximizer.Curvature(likelihood.Penalised, found.Logs), LogPrior.BetaGeometric);
        var slope = new double[4];
        var value = likelihood.Plain(found.Logs, slope);
        if (groups.RepeatCustomers > 0)
        {
            if (GainOfLeaving(likelihood, found.Logs, value, check.Observations) is < NoGain and var gain)
            {
                check.Boundary(
                    FormattableString.Invariant(
                        $"The chance to leave after an order is not told apart from none (a {Math.Exp(found.Logs[2]):0.####}, b {Math.Exp(found.Logs[3]):0.###}; leaving improves the log-likelihood by {Math.Max(0, gain):0.00}). Everybody then counts as alive; read P(alive) with care."));
            }

            check.Edges(["r", "alpha", "a", "b"], found.Logs);
        }

        var scale = groups.MeanT > 0 ? groups.MeanT : 1;
        var expected = check.ExpectedRepeats(new BgNbdFit(groups.Unit, modified, found.Logs, scale, null, FitSummary.Given));
        return new BgNbdFit(groups.Unit, modified, found.Logs, scale, draws, check.Summary(name, value, found, expected));
    }

    /// <summary>How much better the model does than one in which nobody leaves: NBD, with r and α of its own.</summary>
    private static double GainOfLeaving(BetaGeometricLikelihood likelihood, double[] logs, double value, double observations)
    {
        var without = (double[])logs.Clone();
        (without[2], without[3]) = (-30, 0);
        var slope = new double[4];
        var gain = value - likelihood.Plain(without, slope);
        // With the same r and α the gain is at its largest; only a doubtful one is worth a second search.
        if (gain is < NoGain or > 100)
        {
            return gain;
        }

        var nobodyLeaves = Maximizer.Run(OfTwo, observations, [[logs[0], logs[1]]], tryAll: false, 100);
        return value - nobodyLeaves.Value;

        double OfTwo(ReadOnlySpan<double> two, Span<double> gradient)
        {
            Span<double> four = [two[0], two[1], -30, 0];
            Span<double> slopes = stackalloc double[4];
            var plain = likelihood.Plain(four, slopes);
            slopes[..2].CopyTo(gradient);
            return plain;
        }
    }
}
