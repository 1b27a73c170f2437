namespace Analytics.Web.Commands.Live;

/// <summary>The server at one moment.</summary>
/// <param name="Seconds">Since the measurement began.</param>
/// <param name="ResidentMb">Memory of the process as the system counts it, in MiB.</param>
/// <param name="ManagedMb">What lives on the managed heap, in MiB: after a full collection where one was made, else after the last that came by itself.</param>
/// <param name="Purchases">Purchases stored since the start.</param>
internal sealed record MemorySample(double Seconds, double ResidentMb, double ManagedMb, long Purchases);
