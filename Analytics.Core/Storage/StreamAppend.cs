namespace Analytics.Core.Storage;

/// <summary>What one append to a stream did. It is on the disk.</summary>
/// <param name="Outcomes">What became of each row, in their order.</param>
/// <param name="Version">The data version that holds them.</param>
/// <param name="BatchId">The batch that grew.</param>
public sealed record StreamAppend(IReadOnlyList<StreamOutcome> Outcomes, long Version, int BatchId);
