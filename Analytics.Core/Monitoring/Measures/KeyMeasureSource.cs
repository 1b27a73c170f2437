namespace Analytics.Core.Monitoring;

/// <summary>Where a key measure's values come from.</summary>
public enum KeyMeasureSource
{
    /// <summary>A measure of Queries over the window's days, under the key measure's filters.</summary>
    Query = 0,

    /// <summary>Returns ÷ gross revenue.</summary>
    ReturnRate = 1,

    /// <summary>Order ids without a line of positive quantity and amount ÷ all order ids.</summary>
    CancellationRate = 2,

    /// <summary>Net revenue of the window ÷ that of the window before − 1.</summary>
    RevenueGrowth = 3,

    /// <summary>Customers at risk ÷ all customers, by the newest scores. Known from the day on that it is first computed.</summary>
    ChurnRiskShare = 4,

    /// <summary>Share of scores of 4 and 5 among those given in the window.</summary>
    Satisfaction = 5,
}
