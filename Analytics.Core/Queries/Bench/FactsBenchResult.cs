namespace Analytics.Core.Queries.Bench;

/// <summary>What <see cref="FactsBench"/> measured: medians in milliseconds, nothing cached or aggregated beforehand.</summary>
/// <param name="Rows">Lines generated.</param>
/// <param name="Customers">Customers generated.</param>
/// <param name="Cores">Processors in use.</param>
/// <param name="Repetitions">How often each question was asked.</param>
/// <param name="RevenueByDay">Revenue and lines by day.</param>
/// <param name="RevenueByDayFiltered">The same for one category, one channel and the last two years.</param>
/// <param name="CategoryByChannel">Revenue, lines and units by category and channel.</param>
/// <param name="CustomersByMonth">Distinct customers by month.</param>
/// <param name="CustomerSummary">Lines, revenue, first and last day of each customer.</param>
/// <param name="ActiveCustomers">Distinct customers since June of the third year.</param>
/// <param name="CohortMatrix">Distinct customers by first month and months since.</param>
/// <param name="PurchaseDays">Purchase days of each customer, for the lifetime models.</param>
/// <param name="BytesPerLine">Bytes the columns take for each line, dictionaries apart.</param>
/// <param name="MemoryBytes">Managed memory with everything loaded, dictionaries included.</param>
/// <param name="SnapshotSeconds">Seconds to be ready from the snapshot file, its checksums verified.</param>
/// <param name="SnapshotBytes">Size of that file.</param>
public sealed record FactsBenchResult(
    int Rows,
    int Customers,
    int Cores,
    int Repetitions,
    double RevenueByDay,
    double RevenueByDayFiltered,
    double CategoryByChannel,
    double CustomersByMonth,
    double CustomerSummary,
    double ActiveCustomers,
    double CohortMatrix,
    double PurchaseDays,
    double BytesPerLine,
    long MemoryBytes,
    double SnapshotSeconds,
    long SnapshotBytes);
