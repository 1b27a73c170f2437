using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>Everything that is known and predicted of one customer. Predictions are NaN where there is no model or it says nothing.</summary>
/// <param name="Key">The customer's key in Storage.</param>
/// <param name="RecencyDays">Days from the last order to <see cref="CustomerScores.AsOf"/>.</param>
/// <param name="Orders">Orders ever.</param>
/// <param name="NetRevenue">Net revenue ever.</param>
/// <param name="GrossRevenue">Gross revenue ever.</param>
/// <param name="FirstOrder">The day of the first order.</param>
/// <param name="LastOrder">The day of the last order.</param>
/// <param name="R">RFM's R, 1 to 5.</param>
/// <param name="F">RFM's F, 1 to 5.</param>
/// <param name="M">RFM's M, 1 to 5.</param>
/// <param name="Fm">RFM's FM, 1 to 5.</param>
/// <param name="Tier">The cluster by value.</param>
/// <param name="ProbabilityAlive">P(alive).</param>
/// <param name="ChurnProbability">1 − P(at least one order within the horizon), by model.</param>
/// <param name="Churn">Churn by rule.</param>
/// <param name="ExpectedOrders">Expected purchase days within the horizon, by model.</param>
/// <param name="ExpectedSpend">Expected value of a purchase day, by model, in the currency.</param>
/// <param name="Clv">Lifetime value by model, in the currency.</param>
/// <param name="ClvLow">The lower end of its 80 % interval.</param>
/// <param name="ClvHigh">The upper end of its 80 % interval.</param>
/// <param name="ClvFormula">Lifetime value by formula, in the currency.</param>
/// <param name="NextOrderFormula">Days to the next order by formula.</param>
/// <param name="NextOrderModel">Median days to the next order by model, given alive.</param>
/// <param name="Action">Number of the rule in <see cref="CustomerScores.Actions"/> that says the next step.</param>
public readonly record struct CustomerScore(
    int Key,
    int RecencyDays,
    int Orders,
    Money NetRevenue,
    Money GrossRevenue,
    DateOnly FirstOrder,
    DateOnly LastOrder,
    int R,
    int F,
    int M,
    int Fm,
    ValueTier Tier,
    double ProbabilityAlive,
    double ChurnProbability,
    ChurnTier Churn,
    double ExpectedOrders,
    double ExpectedSpend,
    double Clv,
    double ClvLow,
    double ClvHigh,
    double ClvFormula,
    double NextOrderFormula,
    double NextOrderModel,
    int Action)
{
    /// <summary>The cell of RFM's map.</summary>
    public RfmSegment Segment => RfmMap.SegmentOf(R, Fm);
}
