namespace Analytics.Core.Customers;

/// <summary>RFM's map of 25 cells by code, for columns.</summary>
internal static class SegmentMap
{
    // R from 1 to 5, in each FM from 1 to 5.
    private static readonly byte[] Cells =
    [
        10, 9, 7, 7, 8,
        9, 9, 7, 7, 8,
        6, 6, 5, 1, 1,
        4, 2, 2, 1, 1,
        3, 2, 2, 0, 0,
    ];

    public static IReadOnlyList<string> Names { get; } =
    [
        "Champions", "Loyal Customers", "Potential Loyalists", "New Customers", "Promising", "Need Attention",
        "About To Sleep", "At Risk", "Cannot Lose Them", "Hibernating", "Lost",
    ];

    public static int CodeOf(int r, int fm) => Cells[((r - 1) * 5) + fm - 1];

    public static bool IsAtRisk(int code) => code is 7 or 8;
}
