namespace Analytics.Core.Customers;

/// <summary>The eleven RFM segments in five groups, the best first: few enough to be parts of one picture.</summary>
public enum SegmentGroup
{
    /// <summary>Champions and Loyal Customers.</summary>
    Best,

    /// <summary>Potential Loyalists, New Customers and Promising.</summary>
    Growing,

    /// <summary>Need Attention and About To Sleep.</summary>
    Cooling,

    /// <summary>At Risk and Cannot Lose Them.</summary>
    AtRisk,

    /// <summary>Hibernating and Lost.</summary>
    Gone,
}
