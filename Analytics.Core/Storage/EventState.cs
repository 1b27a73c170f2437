namespace Analytics.Core.Storage;

/// <summary>Which events there are now.</summary>
/// <param name="DatabaseId">Made once with the database.</param>
/// <param name="DataVersion">The version of purchases and customers (<see cref="DataState.Version"/>).</param>
/// <param name="EventVersion">Grows with each commit of events and with each <paramref name="DataVersion"/>.</param>
/// <param name="EventStamp">Drawn anew with each <paramref name="EventVersion"/>.</param>
public sealed record EventState(Guid DatabaseId, long DataVersion, long EventVersion, long EventStamp);
