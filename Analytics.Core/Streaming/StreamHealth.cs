namespace Analytics.Core.Streaming;

/// <summary>How the stream does.</summary>
/// <param name="Waiting">Purchases that wait to be stored.</param>
/// <param name="Capacity">How many may wait before senders are asked to come later.</param>
/// <param name="Accepted">Purchases that were stored since the start, corrections among them.</param>
/// <param name="Repeated">Purchases that were there already.</param>
/// <param name="Rejected">Purchases that were put aside.</param>
/// <param name="TurnedAway">Purchases whose sender was asked to come later.</param>
/// <param name="PerSecond">Purchases stored in a second, over the last ten.</param>
/// <param name="Durable">From the offer until it was on the disk, over the last purchases; null before the first.</param>
/// <param name="Counted">From the offer until every question counted it; null before the first.</param>
/// <param name="LastAt">When a purchase was last stored; null before the first.</param>
/// <param name="Problem">Why nothing can be stored now; null when all is well.</param>
public sealed record StreamHealth(
    int Waiting,
    int Capacity,
    long Accepted,
    long Repeated,
    long Rejected,
    long TurnedAway,
    double PerSecond,
    LatencySummary? Durable,
    LatencySummary? Counted,
    DateTimeOffset? LastAt,
    string? Problem);
