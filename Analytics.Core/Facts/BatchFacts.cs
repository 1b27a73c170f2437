using Analytics.Core.Domain;

namespace Analytics.Core.Facts;

/// <summary>A batch whose lines are counted.</summary>
/// <param name="Id">Storage key.</param>
/// <param name="SourceName">Where its rows came from: the value of the dimension "source".</param>
/// <param name="Kind">What it holds.</param>
/// <param name="CommittedAtUnixMs">When it was committed, milliseconds since 1970 UTC: tells it from another batch that a restored backup gave the same key.</param>
/// <param name="LastRowId">Row id of the last line that is counted; a stream's batch grows beyond it.</param>
public sealed record BatchFacts(int Id, string SourceName, BatchKind Kind, long CommittedAtUnixMs = 0, long LastRowId = 0);
