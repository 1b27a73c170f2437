namespace Analytics.Core.Customers;

/// <summary>A product recommended to a customer.</summary>
/// <param name="Item">The product.</param>
/// <param name="Score">What it is ranked by: Σ of cosines with what the customer bought, or the number of buyers where popularity does better.</param>
/// <param name="Because">The product of the customer's own that speaks for it most; null where it is recommended as popular.</param>
public sealed record Recommendation(RecommendedItem Item, double Score, RecommendedItem? Because);
