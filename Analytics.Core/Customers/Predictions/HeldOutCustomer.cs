namespace Analytics.Core.Customers;

/// <summary>What was predicted of one customer at the cut, and what came in the hidden days.</summary>
/// <param name="Key">The customer's key.</param>
/// <param name="ProbabilityAlive">P(alive) at the cut; NaN without a model.</param>
/// <param name="ChurnProbability">Predicted probability of no order in the hidden days; NaN without a model.</param>
/// <param name="Tier">The rule's tier at the cut.</param>
/// <param name="ExpectedOrders">Expected days with an order; NaN without a model.</param>
/// <param name="ActualOrders">Days with an order.</param>
/// <param name="NextOrderFormula">Predicted days to the next order, by formula.</param>
/// <param name="NextOrderModel">The same by model; NaN where it says nothing.</param>
/// <param name="ActualNextOrder">Days from the cut to the next order; null when none came.</param>
public readonly record struct HeldOutCustomer(
    int Key,
    double ProbabilityAlive,
    double ChurnProbability,
    ChurnTier Tier,
    double ExpectedOrders,
    int ActualOrders,
    double NextOrderFormula,
    double NextOrderModel,
    int? ActualNextOrder);
