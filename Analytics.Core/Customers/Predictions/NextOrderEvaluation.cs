namespace Analytics.Core.Customers;

/// <summary>
/// How well the day of the next order was told. Only customers who did order within the hidden days can be scored, so that both are judged
/// on those who came back; whether they come back at all is churn's question.
/// </summary>
/// <param name="Window">The hidden time.</param>
/// <param name="Returned">How many ordered within it.</param>
/// <param name="Model">The model's medians.</param>
/// <param name="Formula">The formula's days.</param>
/// <param name="Same">The best one number for everyone: the median of their true days, which can be known only afterwards.</param>
/// <param name="Usual">
/// Everyone the same, known on the cut: the median days to the next order of the customers who came back within as many days before the cut;
/// null when nobody did, or the history is too short.
/// </param>
public sealed record NextOrderEvaluation(HoldoutWindow Window, int Returned, TimingScore? Model, TimingScore Formula, TimingScore Same, TimingScore? Usual = null)
{
    /// <summary>All that were scored: the model, the formula, everyone the same as known on the cut, and the best number known afterwards.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<TimingScore> Scores => [.. new[] { Model, Formula, Usual, Same }.OfType<TimingScore>()];
}
