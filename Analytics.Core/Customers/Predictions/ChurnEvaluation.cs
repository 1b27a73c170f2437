namespace Analytics.Core.Customers;

/// <summary>
/// How well churn was told: who had no order in the hidden days, against probabilities of before.
/// </summary>
/// <param name="Window">The hidden time.</param>
/// <param name="Churned">How many had no order in it.</param>
/// <param name="Model">The model's probabilities.</param>
/// <param name="Rule">The rule's scores 0.2, 0.5 and 0.8.</param>
/// <param name="Same">Everyone the same: the true share for all, the best that one number can do.</param>
/// <param name="ModelName">Which model.</param>
public sealed record ChurnEvaluation(
    HoldoutWindow Window, int Churned, ClassifierScore? Model, ClassifierScore Rule, ClassifierScore Same, string? ModelName)
{
    /// <summary>The share that churned.</summary>
    public double Share => Window.Customers == 0 ? 0 : (double)Churned / Window.Customers;
}
