namespace Analytics.Web.Telemetry;

/// <summary>What waits in a queue.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Depth">How many wait.</param>
/// <param name="Capacity">How many it takes; null where it has no bound of its own.</param>
public sealed record QueueDepth(string Name, long Depth, long? Capacity);
