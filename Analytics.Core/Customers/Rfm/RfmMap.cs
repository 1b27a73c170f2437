namespace Analytics.Core.Customers;

/// <summary>Which segment each of the 25 cells (R, FM) is; total and disjoint.</summary>
public static class RfmMap
{
    /// <summary>Scores go from 1 to this.</summary>
    public const int Scores = 5;

    // Rows R = 1 to 5, columns FM = 1 to 5.
    private static readonly RfmSegment[] Cells =
    [
        RfmSegment.Lost, RfmSegment.Hibernating, RfmSegment.AtRisk, RfmSegment.AtRisk, RfmSegment.CannotLoseThem,
        RfmSegment.Hibernating, RfmSegment.Hibernating, RfmSegment.AtRisk, RfmSegment.AtRisk, RfmSegment.CannotLoseThem,
        RfmSegment.AboutToSleep, RfmSegment.AboutToSleep, RfmSegment.NeedAttention, RfmSegment.LoyalCustomers, RfmSegment.LoyalCustomers,
        RfmSegment.Promising, RfmSegment.PotentialLoyalists, RfmSegment.PotentialLoyalists, RfmSegment.LoyalCustomers, RfmSegment.LoyalCustomers,
        RfmSegment.NewCustomers, RfmSegment.PotentialLoyalists, RfmSegment.PotentialLoyalists, RfmSegment.Champions, RfmSegment.Champions,
    ];

    /// <summary>All segments, the best first.</summary>
    public static IReadOnlyList<RfmSegment> Segments { get; } = Enum.GetValues<RfmSegment>();

    /// <summary>The segment of a cell.</summary>
    /// <param name="r">Recency's score, 1 to 5.</param>
    /// <param name="fm">Frequency's and monetary's common score, 1 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score lies outside 1 to 5.</exception>
    public static RfmSegment SegmentOf(int r, int fm)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(r, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(r, Scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(fm, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fm, Scores);
        return Cells[((r - 1) * Scores) + fm - 1];
    }

    /// <summary>The segment's name for people.</summary>
    public static string NameOf(RfmSegment segment) => segment switch
    {
        RfmSegment.Champions => "Champions",
        RfmSegment.LoyalCustomers => "Loyal Customers",
        RfmSegment.PotentialLoyalists => "Potential Loyalists",
        RfmSegment.NewCustomers => "New Customers",
        RfmSegment.Promising => "Promising",
        RfmSegment.NeedAttention => "Need Attention",
        RfmSegment.AboutToSleep => "About To Sleep",
        RfmSegment.AtRisk => "At Risk",
        RfmSegment.CannotLoseThem => "Cannot Lose Them",
        RfmSegment.Hibernating => "Hibernating",
        RfmSegment.Lost => "Lost",
        _ => throw new ArgumentOutOfRangeException(nameof(segment), segment, "There is no such segment."),
    };

    /// <summary>
    /// Whether what a segment's customers are worth counts as at risk: they bought well, and long ago (At Risk, Cannot Lose Them).
    /// </summary>
    public static bool IsAtRisk(RfmSegment segment) => segment is RfmSegment.AtRisk or RfmSegment.CannotLoseThem;
}
