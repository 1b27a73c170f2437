namespace Analytics.Core.Customers.Bench;

/// <summary>What <see cref="SegmentsBench"/> measured.</summary>
/// <param name="Customers">Customers generated.</param>
/// <param name="Lines">Lines generated.</param>
/// <param name="Cores">Processors in use.</param>
/// <param name="Segments">Each segment.</param>
public sealed record SegmentsBenchResult(int Customers, int Lines, int Cores, IReadOnlyList<SegmentBenchRow> Segments);
