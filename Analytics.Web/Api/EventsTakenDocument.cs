using Analytics.Core.Streaming;

namespace Analytics.Web.Api;

/// <summary>What became of the events of a request.</summary>
/// <param name="Accepted">How many are on the disk now, those that were there before among them.</param>
/// <param name="Refused">Those that make no sense.</param>
public sealed record EventsTakenDocument(int Accepted, IReadOnlyList<RefusedEvent> Refused);
