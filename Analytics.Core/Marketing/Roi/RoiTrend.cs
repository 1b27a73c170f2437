namespace Analytics.Core.Marketing.Roi;

/// <summary>A straight line through ROI over time.</summary>
/// <param name="Fitted">Its value at each step; null where the step has no ROI or is not finished.</param>
/// <param name="Slope">Its change from one step to the next, as a fraction.</param>
/// <param name="Steps">How many steps it was drawn through.</param>
public sealed record RoiTrend(IReadOnlyList<double?> Fitted, double Slope, int Steps)
{
    private const int Least = 3;

    /// <summary>Least squares through the ROI of finished steps by their place; null with fewer than three.</summary>
    public static RoiTrend? Of(IReadOnlyList<RoiStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var points = steps.Select(static (s, i) => (X: (double)i, Y: s.IsUnfinished ? null : (double?)s.Figures.Roi)).Where(static p => p.Y is not null).Select(static p => (p.X, Y: p.Y!.Value)).ToList();
        if (points.Count < Least)
        {
            return null;
        }

        var (meanX, meanY) = (points.Average(static p => p.X), points.Average(static p => p.Y));
        var slope = points.Sum(p => (p.X - meanX) * (p.Y - meanY)) / points.Sum(p => (p.X - meanX) * (p.X - meanX));
        return new RoiTrend(
            [.. steps.Select((s, i) => s.IsUnfinished || s.Figures.Roi is null ? null : (double?)(meanY + (slope * (i - meanX))))], slope, points.Count);
    }
}
