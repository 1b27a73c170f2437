namespace Analytics.Core.Customers;

/// <summary>
/// How well the day of the next order was told. Only customers who did order within the hidden days can be scored, so that both are judged
/// on those who came back; whether they come back at all is churn's question.
/// </summary>
/// <param name="Window">The hidden time.</param>
/// <param name="Returned">How many ordered within it.</param>
/// <param name="Model">The model's medians.</param>
/// <param name="Formula">The formula's days.</param>
/// <param name="Same">Everyone the same: the median of their true days, the best that one number can do.</param>
public sealed record NextOrderEvaluation(HoldoutWindow Window, int Returned, TimingScore? Model, TimingScore Formula, TimingScore Same);
