namespace Analytics.Core.Storage;

/// <summary>A committed batch saw this visitor act as this customer.</summary>
/// <param name="VisitorId">Actor key of the visitor; the customer's own where the event named no visitor.</param>
/// <param name="CustomerId">Actor key of the customer.</param>
/// <param name="AtUnixMs">The earliest such event; null when not known.</param>
/// <param name="EventId">Key of the event that last changed this.</param>
public readonly record struct VisitorAlias(int VisitorId, int CustomerId, long? AtUnixMs, long EventId);
