namespace Analytics.Core.Funnels.Voice;

/// <summary>What an index is made of.</summary>
/// <param name="Data">The version of purchases, customers and reviews.</param>
/// <param name="Events">The version of the events; 0 where none bears words.</param>
internal readonly record struct VoiceVersion(long Data, long Events);
