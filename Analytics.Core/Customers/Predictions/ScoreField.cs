namespace Analytics.Core.Customers;

/// <summary>One of the things that are known or predicted of each customer: a column of <see cref="CustomerScores"/>.</summary>
public enum ScoreField
{
    /// <summary>Days since the last order.</summary>
    RecencyDays,

    /// <summary>Orders.</summary>
    Orders,

    /// <summary>Net revenue.</summary>
    NetRevenue,

    /// <summary>Gross revenue.</summary>
    GrossRevenue,

    /// <summary>Net revenue ÷ orders.</summary>
    AverageOrderValue,

    /// <summary>The day of the first order.</summary>
    FirstOrder,

    /// <summary>The day of the last order.</summary>
    LastOrder,

    /// <summary>RFM's R.</summary>
    R,

    /// <summary>RFM's F.</summary>
    F,

    /// <summary>RFM's M.</summary>
    M,

    /// <summary>RFM's FM.</summary>
    Fm,

    /// <summary>The cell of RFM's map.</summary>
    Segment,

    /// <summary>The cluster by value.</summary>
    ValueTier,

    /// <summary>P(alive).</summary>
    ProbabilityAlive,

    /// <summary>1 − P(at least one order within the horizon), by model.</summary>
    ChurnProbability,

    /// <summary>Churn by rule.</summary>
    ChurnTier,

    /// <summary>Expected orders within the horizon, by model.</summary>
    ExpectedOrders,

    /// <summary>Expected value of an order, by model.</summary>
    ExpectedSpend,

    /// <summary>Customer lifetime value, by model.</summary>
    Clv,

    /// <summary>The lower end of its interval.</summary>
    ClvLow,

    /// <summary>The upper end of its interval.</summary>
    ClvHigh,

    /// <summary>Customer lifetime value, by formula.</summary>
    ClvFormula,

    /// <summary>Days to the next order, by formula.</summary>
    NextOrderFormula,

    /// <summary>Days to the next order, by model.</summary>
    NextOrderModel,

    /// <summary>What the next step is for.</summary>
    Action,

    /// <summary>How much effort the customer is worth.</summary>
    ServiceLevel,
}
