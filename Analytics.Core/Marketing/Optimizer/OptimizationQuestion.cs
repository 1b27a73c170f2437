using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Core.Marketing.Optimizer;

/// <summary>How budgets are to be divided.</summary>
public sealed record OptimizationQuestion
{
    /// <summary>The fewest days that may be learned from.</summary>
    public const int LeastDays = 28;

    /// <summary>The most.</summary>
    public const int MostDays = 730;

    /// <summary>What for.</summary>
    public OptimizationGoal Goal { get; init; } = OptimizationGoal.Roas;

    /// <summary>Among what.</summary>
    public CampaignDimension By { get; init; }

    /// <summary>The type of conversions; null for the last that the data has.</summary>
    public string? Conversion { get; init; }

    /// <summary>How many of the last days are learned from, 28 to 730.</summary>
    public int Days { get; init; } = 180;

    /// <summary>All money a day, in the shop's currency; null for what is spent now. Says nothing of <see cref="OptimizationGoal.Cost"/>.</summary>
    public double? Budget { get; init; }

    /// <summary>How far one may be moved from what it has now, as a share: 0.5 is from half to one and a half.</summary>
    public double ChangeLimit { get; init; } = 0.5;

    /// <summary>Bounds of single campaigns or audiences.</summary>
    public IReadOnlyList<SpendBound> Bounds { get; init; } = [];

    /// <summary>Bootstrap samples, 20 to 2,000.</summary>
    public int Samples { get; init; } = 200;

    /// <summary>The level of the ranges.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The seed of the bootstrap.</summary>
    public int Seed { get; init; } = 1;
}
