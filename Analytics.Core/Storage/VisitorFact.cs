namespace Analytics.Core.Storage;

/// <summary>What one committed batch says about a visitor. A key of 0 means "none".</summary>
/// <param name="ActorId">Whom.</param>
/// <param name="AtUnixMs">When the visitor came, milliseconds since 1970 UTC.</param>
/// <param name="DeviceId">Key of the device.</param>
/// <param name="Gender">Gender as the source writes it.</param>
/// <param name="AttributesJson">Further attributes as JSON.</param>
public readonly record struct VisitorFact(int ActorId, long? AtUnixMs, int DeviceId, string? Gender, string? AttributesJson);
