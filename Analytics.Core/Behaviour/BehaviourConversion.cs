namespace Analytics.Core.Behaviour;

/// <summary>How likely somebody is to convert, and how well such probabilities did on days that the model had not seen.</summary>
/// <param name="Probability">0 to 1.</param>
/// <param name="Days">Within how many days.</param>
/// <param name="BaseRate">The share of people who converted in the hidden days.</param>
/// <param name="Auc">Of the hidden days: the probability that someone who converted was given more than someone who did not; null when all were alike.</param>
/// <param name="Brier">Of the hidden days: mean of (p − y)²; smaller is better.</param>
/// <param name="BaseBrier">The same for giving everybody the share that converted in the days learned from.</param>
/// <param name="People">How many people were in the hidden days' score.</param>
public sealed record BehaviourConversion(double Probability, int Days, double BaseRate, double? Auc, double Brier, double BaseBrier, int People)
{
    /// <summary>Whether the probabilities did better than giving everybody the same.</summary>
    public bool IsBetter => Brier < BaseBrier;
}
