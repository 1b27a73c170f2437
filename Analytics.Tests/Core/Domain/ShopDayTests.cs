using System.Globalization;
using Analytics.Core.Domain;

namespace Analytics.Tests.Core.Domain;

/// <summary>Clocks that skip or repeat midnight, by the IANA time zone database.</summary>
public sealed class ShopDayTests
{
    [Theory]
    [InlineData("Etc/UTC", "2026-11-29", "2026-11-29T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z")]
    [InlineData("Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00Z")] // 00:00 is 01:00
    [InlineData("America/Havana", "2024-11-03", "2024-11-03T04:00:00Z")] // 01:00 is 00:00 again
    public void Start_ClockThatJumps_IsTheFirstInstant(string zone, string day, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture).ToUnixTimeSeconds(),
        ShopDay.Start(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void Start_FirstDayThereIs_HasOne() => Assert.Equal(
        -62_135_596_800 - 3600, ShopDay.Start(DateOnly.MinValue, TimeZoneInfo.CreateCustomTimeZone("one", TimeSpan.FromHours(1), "one", "one")));
}
