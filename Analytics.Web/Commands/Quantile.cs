namespace Analytics.Web.Commands;

/// <summary>The value that a share of all values does not exceed.</summary>
internal static class Quantile
{
    /// <summary>The smallest of <paramref name="sorted"/> that at least <paramref name="share"/> of them do not exceed, to a tenth; null for none.</summary>
    /// <param name="sorted">Ascending.</param>
    /// <param name="share">0 to 1.</param>
    public static double? Of(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? null : Math.Round(sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)], 1);
}
