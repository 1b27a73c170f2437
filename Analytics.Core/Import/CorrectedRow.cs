namespace Analytics.Core.Import;

/// <summary>A quarantined row with its cells put right.</summary>
/// <param name="QuarantinedRowId">The row's key in quarantine.</param>
/// <param name="Cells">All its cells, in the file's order.</param>
public sealed record CorrectedRow(long QuarantinedRowId, IReadOnlyList<string> Cells);
