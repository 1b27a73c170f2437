namespace Analytics.Web.Commands;

/// <summary>What became of a load of events.</summary>
/// <param name="Sent">Events sent, repetitions apart.</param>
/// <param name="Accepted">Events acknowledged.</param>
/// <param name="AskedToWait">Requests answered with 429 or 503, sent again later.</param>
/// <param name="Failed">Requests that were given up, or refused.</param>
/// <param name="Seconds">From the first request's turn to the last answer.</param>
/// <param name="Milliseconds">From each request's turn to its acknowledgement, ascending.</param>
internal sealed record EventLoadResult(long Sent, long Accepted, long AskedToWait, long Failed, double Seconds, IReadOnlyList<double> Milliseconds);
