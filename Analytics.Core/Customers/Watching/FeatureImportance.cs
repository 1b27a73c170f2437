namespace Analytics.Core.Customers;

/// <summary>What a model's score loses when one feature is shuffled among the customers.</summary>
/// <param name="Model">Whose: <c>churn</c> (area under the ROC curve) or <c>lifetime</c> (correlation of expected and actual orders).</param>
/// <param name="Feature">The feature, for people.</param>
/// <param name="Drop">The mean loss over the repeats; near zero for a feature that the model does not need, negative by chance.</param>
/// <param name="Deviation">The standard deviation of the loss over the repeats.</param>
/// <param name="Score">The score with nothing shuffled.</param>
public sealed record FeatureImportance(string Model, string Feature, double Drop, double Deviation, double Score);
