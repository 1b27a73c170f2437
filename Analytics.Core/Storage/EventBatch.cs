using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>A committed batch with events or visitors. A stream's batch goes on growing after its commit.</summary>
/// <param name="Id">Its key.</param>
/// <param name="SourceName">Where its rows came from.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="CommittedAtUnixMs">When it was committed, milliseconds since 1970 UTC.</param>
/// <param name="FirstEventId">Key of its first event.</param>
/// <param name="LastEventId">Key of its last one so far; below the first when it has none.</param>
public sealed record EventBatch(int Id, string SourceName, BatchKind Kind, long CommittedAtUnixMs, long FirstEventId, long LastEventId);
