namespace Analytics.Web.Commands.Live;

/// <summary>What many readers of the live page cost.</summary>
/// <param name="Circuits">Readers, the one with a screen among them.</param>
/// <param name="Rate">Purchases a second.</param>
/// <param name="Minutes">How long it was measured.</param>
/// <param name="Speed">How many times faster than the machine's the server's clock ran.</param>
/// <param name="PaintedMs">From the acceptance of a purchase until it was painted; null where purchases were not sent but sold by the demo.</param>
/// <param name="Frames">How often new rows were painted, a second.</param>
/// <param name="Overtaken">Purchases whose own row never came; they count until a later one was painted.</param>
/// <param name="Purchases">Purchases stored while it was measured.</param>
/// <param name="AskedToWait">Requests to be sent again later.</param>
/// <param name="Refused">Purchases that were not accepted.</param>
/// <param name="Cores">Processor time of the server over the time measured.</param>
/// <param name="BatchesPerCircuit">Render batches a second for each circuit.</param>
/// <param name="KilobytesPerCircuit">Kilobytes a second for each circuit, before compression.</param>
/// <param name="OneCircuit">Memory with one circuit.</param>
/// <param name="AllCircuits">Memory with all, before it was measured.</param>
/// <param name="ManagedPerCircuitMb">What each beyond the first adds to the managed heap, in MiB.</param>
/// <param name="ResidentPerCircuitMb">The same of the process's memory.</param>
/// <param name="AfterMb">What lives on the managed heap at the end, after a full collection.</param>
/// <param name="ManagedMbPerHour">The managed heap's slope over the last two thirds.</param>
/// <param name="ResidentMbPerHour">The same of the process's memory.</param>
/// <param name="AliveCircuits">Circuits without a screen that were being rendered at the end.</param>
/// <param name="IsScreenLive">Whether the page in the browser was being painted at the end.</param>
/// <param name="Problem">What broke the first circuit that broke.</param>
/// <param name="Sleeper">What became of one more reader, who acknowledged nothing while it was measured.</param>
/// <param name="SleeperLimit">How many renders such a one may be sent.</param>
/// <param name="Memory">Memory over time.</param>
internal sealed record LiveBenchResult(
    int Circuits,
    double Rate,
    double Minutes,
    double Speed,
    PaintDelay? PaintedMs,
    double Frames,
    int Overtaken,
    long Purchases,
    int AskedToWait,
    int Refused,
    double Cores,
    double BatchesPerCircuit,
    double KilobytesPerCircuit,
    MemorySample OneCircuit,
    MemorySample AllCircuits,
    double? ManagedPerCircuitMb,
    double? ResidentPerCircuitMb,
    double AfterMb,
    double? ManagedMbPerHour,
    double? ResidentMbPerHour,
    int AliveCircuits,
    bool IsScreenLive,
    string? Problem,
    SleeperSample Sleeper,
    int SleeperLimit,
    IReadOnlyList<MemorySample> Memory)
{
    /// <summary>Whether all that was opened lives, the sleeper within its bound, and nothing was refused.</summary>
    public bool IsLive => IsScreenLive && AliveCircuits == Circuits - 1 && Refused == 0 && Sleeper.IsAwake && Sleeper.Renders <= SleeperLimit;
}
