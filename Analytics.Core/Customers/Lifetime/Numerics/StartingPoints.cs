namespace Analytics.Core.Customers.Lifetime;

/// <summary>Where searches begin.</summary>
internal static class StartingPoints
{
    /// <summary>Below so many groups every start is tried, and the best maximum kept.</summary>
    public const int FewGroups = 20_000;

    /// <summary>α ÷ mean T at which the mean customer's repeats match, for this r and nobody leaving.</summary>
    public static double Alpha(HistoryGroups groups, double r) =>
        Math.Clamp(r * groups.Customers / Math.Max(1.0, groups.Repeats), 0.02, 20);
}
