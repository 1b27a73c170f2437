namespace Analytics.Core.Import;

/// <summary>What an import did.</summary>
/// <param name="Batch">The batch's number, with which it can be undone.</param>
/// <param name="Rows">Rows read, header apart.</param>
/// <param name="Committed">Rows written.</param>
/// <param name="Quarantined">Rows put aside with a reason.</param>
/// <param name="Dropped">Rows left out: duplicates and lines of orders that came by the stream on request, and what is about people who do not want to be tracked.</param>
/// <param name="Customers">Different customers in what was written.</param>
/// <param name="Orders">Different order ids in what was written, cancellations among them.</param>
/// <param name="NetRevenue">Σ amount over what was written, in the shop's currency.</param>
/// <param name="GrossRevenue">Σ amount over lines with positive quantity and amount.</param>
/// <param name="Problems">Kinds of problem, as the check found them.</param>
/// <param name="Seconds">How long check and import took, in seconds.</param>
/// <param name="RowsPerSecond">Rows read ÷ seconds.</param>
public sealed record ImportOutcome(
    int Batch,
    long Rows,
    long Committed,
    long Quarantined,
    long Dropped,
    long Customers,
    long Orders,
    decimal NetRevenue,
    decimal GrossRevenue,
    IReadOnlyList<Problem> Problems,
    double Seconds,
    double RowsPerSecond);
