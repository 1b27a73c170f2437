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

    /// <summary>Time from the first to the last event of a visit ÷ visits, in minutes; a visit ends with a pause of more than 30 minutes.</summary>
    SessionLength = 6,

    /// <summary>Visits with a completed payment ÷ visits.</summary>
    Conversion = 7,

    /// <summary>Payments that failed ÷ payments that failed or were completed. Not known while no event says that one failed.</summary>
    PaymentFailureRate = 8,

    /// <summary>Verifications that failed ÷ verifications that failed or were completed. Not known while no event says that one failed.</summary>
    VerificationFailureRate = 9,
}
