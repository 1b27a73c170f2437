namespace Analytics.Core.Queries;

/// <summary>What can be asked for. Each one's formula, unit and direction stand in <see cref="MeasureCatalog"/>.</summary>
public enum Measure
{
    /// <summary>Σ amount over all lines.</summary>
    NetRevenue,

    /// <summary>Σ amount over lines with positive quantity and amount.</summary>
    GrossRevenue,

    /// <summary>−Σ amount over lines with negative quantity.</summary>
    Returns,

    /// <summary>Σ amount over lines that are neither gross nor returns.</summary>
    Adjustments,

    /// <summary>Order ids with at least one line of positive quantity and amount.</summary>
    Orders,

    /// <summary>All distinct order ids, cancellations among them.</summary>
    OrderIds,

    /// <summary>Lines.</summary>
    Lines,

    /// <summary>Σ quantity over all lines, in pieces.</summary>
    Units,

    /// <summary>Customers with at least one order.</summary>
    ActiveCustomers,

    /// <summary>Active customers whose first order ever lies in the period (or the row's bucket of time).</summary>
    NewCustomers,

    /// <summary>Active customers who are not new.</summary>
    ReturningCustomers,

    /// <summary>New ÷ active.</summary>
    AcquisitionRate,

    /// <summary>Net revenue ÷ orders.</summary>
    AverageOrderValue,

    /// <summary>Net revenue of identified customers ÷ active customers.</summary>
    RevenuePerCustomer,

    /// <summary>Customers with at least two orders in the period ÷ active customers.</summary>
    RepeatRate,

    /// <summary>Active customers with at least two orders in their lifetime up to the period's end ÷ active customers.</summary>
    LifetimeRepeatRate,

    /// <summary>Customers active in both this and the preceding period of equal length ÷ those active in the preceding one.</summary>
    RetentionRate,

    /// <summary>1 − retention.</summary>
    ChurnRate,

    /// <summary>
    /// Net revenue of the 30 days that end with the period from customers who had bought before those days' line, × 365 ÷ 30 ÷ 12.
    /// </summary>
    RepeatRevenueRunRate,
}
