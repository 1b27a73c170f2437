using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Revenue, costs and profit of a period.</summary>
public sealed record RoiReport
{
    /// <summary>The question.</summary>
    public required RoiQuestion Question { get; init; }

    /// <summary>The days, both inside; null when there is no line at all.</summary>
    public required Period? Period { get; init; }

    /// <summary>The days it is held against.</summary>
    public Period? ComparisonPeriod { get; init; }

    /// <summary>The IANA zone whose days these are.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>The whole period.</summary>
    public required RoiFigures Total { get; init; }

    /// <summary>The comparison period.</summary>
    public RoiFigures? Before { get; init; }

    /// <summary>The period step by step; costs and revenue add up to the total exactly.</summary>
    public IReadOnlyList<RoiStep> Steps { get; init; } = [];

    /// <summary>By product category, the largest revenue first.</summary>
    public IReadOnlyList<RoiPart> ByCategory { get; init; } = [];

    /// <summary>By sales channel, the largest revenue first.</summary>
    public IReadOnlyList<RoiPart> ByChannel { get; init; } = [];

    /// <summary>What is known of each category of costs.</summary>
    public IReadOnlyList<CostCoverage> Coverage { get; init; } = [];

    /// <summary>Break-even of the period as it was; null without costs of goods.</summary>
    public BreakEven? BreakEven { get; init; }

    /// <summary>The variable costs that are a share of revenue and no goods, for <see cref="BreakEvenPlan"/>.</summary>
    public Money FollowsPrice { get; init; }

    /// <summary>The first day from which on the period's cumulative profit stays above zero; null when it does not, or profit is n/a.</summary>
    public DateOnly? BreakEvenDay { get; init; }

    /// <summary>Cumulative profit at each step's end, in the currency; empty when profit is n/a.</summary>
    public IReadOnlyList<Money> CumulativeProfit { get; init; } = [];

    /// <summary>What a reader must know: what is missing, and how costs were shared.</summary>
    public IReadOnlyList<QueryWarning> Warnings { get; init; } = [];

    /// <summary>Break-even with prices, volume or costs changed; null without costs of goods.</summary>
    public BreakEven? Planned(BreakEvenPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return BreakEven is null ? null : plan.Apply(Total.NetRevenue, Total.Variable, FollowsPrice, Total.Fixed);
    }

    /// <summary>How fresh the data is.</summary>
    public required Freshness Freshness { get; init; }
}
