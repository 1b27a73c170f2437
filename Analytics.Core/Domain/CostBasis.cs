namespace Analytics.Core.Domain;

/// <summary>How a cost is stated.</summary>
public enum CostBasis
{
    /// <summary>An amount of money for a day or a month.</summary>
    Amount = 1,

    /// <summary>A share of net revenue.</summary>
    RevenueShare = 2,

    /// <summary>An amount for each piece sold; pieces that come back take it off again.</summary>
    PerUnit = 3,
}
