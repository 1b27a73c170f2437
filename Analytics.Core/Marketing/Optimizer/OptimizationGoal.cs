namespace Analytics.Core.Marketing.Optimizer;

/// <summary>What a division of budgets is for.</summary>
public enum OptimizationGoal
{
    /// <summary>The most attributed revenue for the same money, which is the highest ROAS at that spend.</summary>
    Roas,

    /// <summary>The least money for the same conversions.</summary>
    Cost,

    /// <summary>The most conversions for the same money.</summary>
    Conversions,
}
