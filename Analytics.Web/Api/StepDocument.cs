namespace Analytics.Web.Api;

/// <summary>What to do next for a customer, and why.</summary>
/// <param name="Rule">The rule that said it.</param>
/// <param name="Kind"><c>Retention</c>, <c>Engagement</c> or <c>Upsell</c>.</param>
/// <param name="ServiceLevel"><c>VIP</c>, <c>Standard</c> or <c>Low-cost</c>.</param>
/// <param name="Step">What to do.</param>
/// <param name="Reason">Why, in the customer's own numbers.</param>
public sealed record StepDocument(string Rule, string Kind, string ServiceLevel, string Step, string Reason);
