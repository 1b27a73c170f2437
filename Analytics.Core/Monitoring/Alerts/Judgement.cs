namespace Analytics.Core.Monitoring;

/// <summary>What a threshold says of a measure's last value.</summary>
/// <param name="IsBeyond">Whether it calls.</param>
/// <param name="Value">The value.</param>
/// <param name="Against">What it was held against: the comparison, what was expected, or the limit itself.</param>
/// <param name="Distance">The change as a share, the robust z, or value − limit.</param>
/// <param name="Since">The first day of the days without a break that lie beyond; null where the last does not.</param>
public sealed record Judgement(bool IsBeyond, decimal Value, decimal Against, decimal Distance, DateOnly? Since);
