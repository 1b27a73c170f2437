namespace Analytics.Core.Queries.Live;

/// <summary>A minute.</summary>
/// <param name="Start">Its first second, in the shop's zone.</param>
/// <param name="Count">What was bought in it.</param>
public sealed record LiveMinute(DateTimeOffset Start, LiveCount Count);
