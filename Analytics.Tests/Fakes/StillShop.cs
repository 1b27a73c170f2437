using Analytics.Core.Domain;
using Analytics.Web.State;

namespace Analytics.Tests.Fakes;

/// <summary>A shop whose settings never change.</summary>
public sealed class StillShop : IShop
{
    public ShopSettings Settings { get; } = ShopSettings.Default with { Currency = "GBP" };

    public Formatter Format => new(Settings);
}
