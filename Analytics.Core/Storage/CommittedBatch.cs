using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>A committed batch as Facts needs it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="SourceName">The value of the "source" dimension.</param>
/// <param name="Lines">How many purchase lines it holds, at most: the width of its range of keys.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="CommittedAtUnixMs">When it was committed, milliseconds since 1970 UTC.</param>
/// <param name="LastLineId">The key of its last line so far; 0 without any. Only a stream's grows.</param>
public sealed record CommittedBatch(int Id, string SourceName, long Lines, BatchKind Kind, long CommittedAtUnixMs, long LastLineId = 0);
