namespace Analytics.Core.Customers.Lifetime;

/// <summary>Where searches begin.</summary>
internal static class StartingPoints
{
    /// <summary>Below so many groups every start is tried, and the best maximum kept.</summary>
    public const int FewGroups = 5_000;

    /// <summary>α ÷ mean T at which the mean customer's repeats match, for this r and nobody leaving.</summary>
    public static double Alpha(HistoryGroups groups, double r) =>
        Math.Clamp(r * groups.Customers / Math.Max(1.0, groups.Repeats), 0.02, 20);

    /// <summary>
    /// The maximum over all groups. Where they are many, a part of them is fitted first: from its maximum, with its curvature, the whole
    /// takes a few steps only.
    /// </summary>
    public static Maximum Search(
        HistoryGroups groups, Func<HistoryGroups, LogObjective> objectiveOf, LogObjective objective, LogPrior prior, double[][] starts, int maxIterations)
    {
        const int Many = 60_000;
        const int Part = 20_000;
        double observations = Math.Max(1, groups.Customers);
        if (groups.Count < Many)
        {
            return Maximizer.Run(objective, observations, starts, groups.Count < FewGroups, maxIterations);
        }

        var thinned = groups.Thin(groups.Count / Part);
        var part = objectiveOf(thinned);
        var found = Maximizer.Run(part, thinned.Customers, starts, tryAll: false, maxIterations);
        var inverse = LogNormalDraws.From(found.Logs, Maximizer.Curvature(part, found.Logs), prior).Covariance;
        for (var i = 0; i < found.Logs.Length; i++)
        {
            for (var j = 0; j < found.Logs.Length; j++)
            {
                inverse[i, j] *= thinned.Customers;
            }
        }

        return Maximizer.Run(objective, observations, [found.Logs, .. starts], tryAll: false, maxIterations, inverse);
    }
}
