namespace Analytics.Core.Storage;

/// <summary>What is known of a batch after its last row; stored by the commit.</summary>
/// <param name="Rows">Rows read from the source, header apart.</param>
/// <param name="RowsCommitted">Rows written; of purchases, lines.</param>
/// <param name="RowsQuarantined">Rows put aside.</param>
/// <param name="ReportJson">The data-quality report.</param>
/// <param name="RefusesSameFile">Whether the commit is refused when another batch of the same bytes is committed.</param>
public sealed record BatchSummary(long Rows, long RowsCommitted, long RowsQuarantined, string? ReportJson = null, bool RefusesSameFile = false);
