namespace Analytics.Web.Commands;

/// <summary>What many readers of the live page cost.</summary>
/// <param name="Circuits">How many readers.</param>
/// <param name="Rate">Purchases a second.</param>
/// <param name="Seconds">How long it was measured.</param>
/// <param name="Painted">How many purchases were seen to be painted.</param>
/// <param name="MedianMs">Milliseconds from the offer to the paint, half of them.</param>
/// <param name="P95Ms">The same, 95 of 100.</param>
/// <param name="MaxMs">The same, the longest.</param>
/// <param name="Cores">Processor time of the server over the time measured.</param>
/// <param name="MemoryOneMb">Resident memory of the server with one circuit.</param>
/// <param name="MemoryAllMb">The same with all.</param>
/// <param name="MemoryPerCircuitMb">The difference, for each circuit beyond the first.</param>
/// <param name="MemoryMb">Resident memory while it was measured.</param>
/// <param name="SlowestRendersPerSecond">Render batches a second of the slowest of a hundred circuits.</param>
/// <param name="KilobytesPerCircuitPerSecond">What was sent to each.</param>
/// <param name="Failed">Circuits that broke.</param>
public sealed record BenchLiveResult(
    int Circuits,
    int Rate,
    int Seconds,
    int Painted,
    double? MedianMs,
    double? P95Ms,
    double? MaxMs,
    double Cores,
    double MemoryOneMb,
    double MemoryAllMb,
    double? MemoryPerCircuitMb,
    IReadOnlyList<double> MemoryMb,
    double? SlowestRendersPerSecond,
    double? KilobytesPerCircuitPerSecond,
    int Failed);
