namespace Analytics.Web.State.Places;

/// <summary>Where a city or the middle of a country lies.</summary>
/// <param name="Country">Its country by ISO 3166-1, two letters.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
public sealed record Place(string Country, double Longitude, double Latitude);
