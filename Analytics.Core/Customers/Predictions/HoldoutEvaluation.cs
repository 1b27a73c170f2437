namespace Analytics.Core.Customers;

/// <summary>How well predictions made at the cut did on the days after it.</summary>
/// <param name="Window">The hidden time.</param>
/// <param name="Models">The models as they were fitted on what came before.</param>
/// <param name="Churn">How well churn was told.</param>
/// <param name="NextOrder">How well the time to the next order was told.</param>
/// <param name="Orders">How well the number of orders was told; null without a model.</param>
/// <param name="Customers">Customer by customer.</param>
/// <param name="Importance">What the scores lose when a feature is shuffled; empty without a model.</param>
public sealed record HoldoutEvaluation(
    HoldoutWindow Window,
    IReadOnlyList<PredictionRun> Models,
    ChurnEvaluation Churn,
    NextOrderEvaluation NextOrder,
    OrdersEvaluation? Orders,
    IReadOnlyList<HeldOutCustomer> Customers,
    IReadOnlyList<FeatureImportance> Importance);
