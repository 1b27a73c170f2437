using Analytics.Core.Domain;
using Analytics.Web.State;

namespace Analytics.Tests.Fakes;

/// <summary>A shop with fixed settings: pounds, written the British way, days by UTC.</summary>
public sealed class FakeShop : IShop
{
    public ShopSettings Settings { get; init; } = new("Test shop", "GBP", "UTC", DayOfWeek.Monday, "en-GB", null);

    public Formatter Format => new(Settings);
}
