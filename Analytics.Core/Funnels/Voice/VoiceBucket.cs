namespace Analytics.Core.Funnels.Voice;

/// <summary>Reviews of one day, week or month of the shop's calendar.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Tally">The counts; buckets between the first and the last review that have none are there, empty.</param>
public sealed record VoiceBucket(DateOnly Start, VoiceTally Tally);
