namespace Analytics.Web.Telemetry;

/// <summary>What the process holds at one moment, and how busy it was since the moment before.</summary>
/// <param name="WorkingSetBytes">Memory that the operating system counts for it.</param>
/// <param name="HeapBytes">Memory of managed objects, as of the last collection.</param>
/// <param name="ProcessorShare">Of all processors, 0 to 1, since the sample before.</param>
/// <param name="PauseShare">Of the time since the sample before, in which collections held everything up, 0 to 1.</param>
/// <param name="Collections">Collections of the second generation since the process started.</param>
/// <param name="Circuits">Pages that are open, and those that wait for their browser to come back.</param>
/// <param name="Connected">Pages whose browser is connected.</param>
/// <param name="Threads">Threads of the pool.</param>
/// <param name="Queued">What waits in all queues together.</param>
/// <param name="CachedAnswers">Answers that are kept or under way.</param>
/// <param name="DatabaseBytes">Size of the database; null when it is not known.</param>
public sealed record SystemGauges(
    long WorkingSetBytes, long HeapBytes, double ProcessorShare, double PauseShare, int Collections, long Circuits, long Connected, int Threads, long Queued, int CachedAnswers, long? DatabaseBytes);
