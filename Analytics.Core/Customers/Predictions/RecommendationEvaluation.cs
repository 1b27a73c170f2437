namespace Analytics.Core.Customers;

/// <summary>How well ten recommended products did on orders that were hidden.</summary>
/// <param name="Window">The hidden time; its customers are those who had bought before and bought something new to them in it.</param>
/// <param name="Similar">What similar customers bought.</param>
/// <param name="Popular">The most popular.</param>
/// <param name="UsesSimilar">Whether what similar customers bought did better, and is what is recommended.</param>
public sealed record RecommendationEvaluation(HoldoutWindow Window, RankingScore Similar, RankingScore Popular, bool UsesSimilar);
