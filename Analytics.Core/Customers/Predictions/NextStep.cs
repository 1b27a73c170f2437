namespace Analytics.Core.Customers;

/// <summary>What to do next for a customer, and why.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Level">How much effort the customer is worth.</param>
/// <param name="Step">What to do.</param>
/// <param name="Reason">Why, in the customer's own numbers.</param>
public sealed record NextStep(string Rule, ActionKind Kind, ServiceLevel Level, string Step, string Reason);
