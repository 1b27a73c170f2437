using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>What is asked about revenue, costs and profit.</summary>
public sealed record RoiQuestion
{
    /// <summary>Which days; null for all that have a line. Days after today are left out.</summary>
    public Period? Period { get; init; }

    /// <summary>Which lines count as revenue; see <see cref="RoiService"/> for what it means for costs.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>What to hold it against.</summary>
    public Comparison Comparison { get; init; }

    /// <summary>The step of the trend: day, week, month or quarter.</summary>
    public Dimension Grain { get; init; } = Dimension.Month;
}
