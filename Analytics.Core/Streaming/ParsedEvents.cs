using Analytics.Core.Storage;

namespace Analytics.Core.Streaming;

/// <summary>What a body of events came to.</summary>
/// <param name="Rows">Those that can be stored, in their order.</param>
/// <param name="Refused">Those that cannot.</param>
public sealed record ParsedEvents(List<EventRow> Rows, IReadOnlyList<RefusedEvent> Refused)
{
    /// <summary>How many were sent.</summary>
    public int Count => Rows.Count + Refused.Count;
}
