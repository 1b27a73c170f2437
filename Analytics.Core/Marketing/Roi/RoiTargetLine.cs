namespace Analytics.Core.Marketing.Roi;

/// <summary>A target beside what was reached.</summary>
/// <param name="Key">The target's name in <see cref="RoiTargets"/>.</param>
/// <param name="Label">What it is.</param>
/// <param name="IsMoney">Whether it is an amount; else a fraction.</param>
/// <param name="Target">What is to be reached in the period, at least.</param>
/// <param name="Actual">What was; null when n/a.</param>
public sealed record RoiTargetLine(string Key, string Label, bool IsMoney, decimal? Target, decimal? Actual)
{
    /// <summary>Whether it was reached; null when n/a.</summary>
    public bool? IsMet => Actual is { } actual && Target is { } target ? actual >= target : null;

    /// <summary>Actual − target; null when n/a.</summary>
    public decimal? Difference => Actual - Target;
}
