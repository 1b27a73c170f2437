namespace Analytics.Core.Customers;

/// <summary>How well it was told who orders within some days after the cut.</summary>
/// <param name="Days">Within how many days.</param>
/// <param name="Brier">Mean of (chance − what came)²; smaller is better.</param>
/// <param name="Auc">The probability that one who ordered had the greater chance, ties counting half; null when all did or nobody.</param>
public sealed record OrderWithinScore(int Days, double Brier, double? Auc);
