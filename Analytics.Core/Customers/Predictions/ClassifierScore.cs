namespace Analytics.Core.Customers;

/// <summary>How well probabilities told yes from no.</summary>
/// <param name="Name">Whose probabilities, for people.</param>
/// <param name="Auc">Area under the ROC curve: the probability that a "yes" was given more than a "no", ties counting half; null when all are alike.</param>
/// <param name="Brier">Mean of (p − y)²; smaller is better.</param>
/// <param name="LiftTopTenth">The share of "yes" in the tenth with the highest probabilities ÷ the share among all; ties at its edge count in proportion. Null without a "yes".</param>
/// <param name="Calibration">Tenths by probability; equal probabilities stay together, so there may be fewer.</param>
public sealed record ClassifierScore(string Name, double? Auc, double Brier, double? LiftTopTenth, IReadOnlyList<CalibrationBin> Calibration);
