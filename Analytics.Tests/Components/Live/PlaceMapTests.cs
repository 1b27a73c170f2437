using System.Globalization;
using Analytics.Web.State.Places;

namespace Analytics.Tests.Components.Live;

public sealed class PlaceMapTests
{
    [Theory]
    [InlineData("Berlin", "DE", 13.4, 52.5)]
    [InlineData("MÜNCHEN", "DE", 11.6, 48.1)]
    [InlineData("Wien", "AT", 16.4, 48.2)]
    [InlineData("São Paulo", "BR", -46.6, -23.5)]
    [InlineData("sao paulo", "BR", -46.6, -23.5)]
    [InlineData("Valencia, Spain", "ES", -0.4, 39.5)]
    [InlineData("Valencia (ES)", "ES", -0.4, 39.5)]
    [InlineData("London, Ontario, Canada", "CA", -81.2, 43.0)]
    [InlineData("New York", "US", -74.0, 40.7)]
    [InlineData("United Kingdom", "GB", -2.5, 53.9)]
    [InlineData("EIRE", "IE", -8.1, 53.2)]
    [InlineData("RSA", "ZA", 25.1, -29.0)]
    [InlineData("USA", "US", -99.0, 39.5)]
    [InlineData("Frankreich", "FR", 2.3, 46.6)]
    [InlineData("DE", "DE", 10.3, 51.1)]
    [InlineData("Singapore", "SG", 103.8, 1.4)]
    [InlineData("Channel Islands", "JE", -2.1, 49.2)]
    public void Find_NamesThatShopsWrite_GivesThePlace(string name, string country, double longitude, double latitude)
    {
        var place = PlaceIndex.Shared.Find(name);

        Assert.NotNull(place);
        Assert.Equal(country, place.Country);
        Assert.InRange(place.Longitude, longitude - 0.6, longitude + 0.6);
        Assert.InRange(place.Latitude, latitude - 0.6, latitude + 0.6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Unspecified")]
    [InlineData("European Community")]
    [InlineData("no")]
    [InlineData("—")]
    public void Find_NoPlace_IsNull(string name) => Assert.Null(PlaceIndex.Shared.Find(name));

    [Fact]
    public void Of_PlacesOfACountry_LieWhereTheyBelongInsideTheView()
    {
        var map = PlaceMap.Of([("Hamburg", 50m), ("Munich", 100m), ("Berlin", 25m), ("Nowhere at all", 10m), (string.Empty, 30m)]);

        Assert.Equal(["Munich", "Hamburg", "Berlin"], map.Dots.Select(static d => d.Name));
        Assert.Equal([(string.Empty, 30m), ("Nowhere at all", 10m)], map.Elsewhere);
        var (munich, hamburg, berlin) = (map.Dots[0], map.Dots[1], map.Dots[2]);
        Assert.True(hamburg.Top < berlin.Top && berlin.Top < munich.Top && hamburg.Left < munich.Left && munich.Left < berlin.Left);
        Assert.All(map.Dots, static dot => Assert.True(dot is { Left: > 5 and < 95, Top: > 5 and < 95 }));
        // Areas go by values.
        Assert.Equal(2, Math.Pow(munich.Diameter / hamburg.Diameter, 2), 1);
        Assert.Equal(PlaceMap.Aspect, View(map)[2] / View(map)[3], 2);
    }

    [Fact]
    public void Of_OnePlace_ShowsEnoughAroundIt() => Assert.InRange(View(PlaceMap.Of([("Paris", 1m)]))[2], 24 * 20, 24 * 20 + 1);

    [Fact]
    public void Of_TheWholeWorld_StaysOnTheMap()
    {
        var view = View(PlaceMap.Of([("Tokyo", 3m), ("Los Angeles", 2m), ("Auckland", 1m), ("Reykjavík", 1m)]));

        Assert.True(view[0] >= 0 && view[0] + view[2] <= 7_200.1);
    }

    [Fact]
    public void Of_NamesThatWouldLieOnEachOther_ShowsTheLargest()
    {
        var map = PlaceMap.Of([("Düsseldorf", 2m), ("Köln", 9m), ("Bonn", 1m), ("Leverkusen", 1m), ("Athens", 1m)]);

        Assert.True(map.Dots.Single(static d => d.Name == "Köln").HasLabel);
        Assert.Contains(map.Dots, static d => !d.HasLabel);
    }

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Empty(PlaceMap.Of([]).Dots);

    private static double[] View(PlaceMap map) => [.. map.View.Split(' ').Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];
}
