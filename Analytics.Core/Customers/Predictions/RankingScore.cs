namespace Analytics.Core.Customers;

/// <summary>How well ten ranked products matched what was then bought for the first time.</summary>
/// <param name="Name">By what, for people.</param>
/// <param name="HitRate">The share of customers who bought at least one of the ten.</param>
/// <param name="Recall">Mean share of a customer's new products that were among the ten.</param>
/// <param name="Ndcg">Mean normalised discounted cumulative gain at ten: 1 when every new product stands first.</param>
public sealed record RankingScore(string Name, double HitRate, double Recall, double Ndcg);
