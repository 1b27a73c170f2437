namespace Analytics.Web.State.Places;

/// <summary>Mercator's projection in the units of <c>map/world.svg</c>, which <c>Client/map.js</c> draws with the same figures.</summary>
internal static class MapProjection
{
    /// <summary>Units to a degree of longitude.</summary>
    public const double Units = 20;

    private const double North = 80;
    private const double South = -57;

    private static readonly double Top = Mercator(North);

    /// <summary>The map's width.</summary>
    public static double Width => 360 * Units;

    /// <summary>The map's height.</summary>
    public static double Height { get; } = (Top - Mercator(South)) * Units;

    /// <summary>Where a place lies on the map, from its top left.</summary>
    public static (double X, double Y) Of(Place place) =>
        ((place.Longitude + 180) * Units, (Top - Mercator(Math.Clamp(place.Latitude, South, North))) * Units);

    private static double Mercator(double latitude) => double.RadiansToDegrees(Math.Log(Math.Tan((Math.PI / 4) + (double.DegreesToRadians(latitude) / 2))));
}
