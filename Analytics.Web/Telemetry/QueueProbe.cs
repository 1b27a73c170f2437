namespace Analytics.Web.Telemetry;

/// <summary>Looks into a queue. A room that has one registers a probe as a singleton, and it is watched.</summary>
/// <param name="Name">The queue, in a word or two.</param>
/// <param name="Depth">How many wait now; cheap, safe on any thread, and never throws.</param>
/// <param name="Capacity">How many it takes; null where it has no bound of its own.</param>
public sealed record QueueProbe(string Name, Func<long> Depth, long? Capacity = null);
