using Analytics.Core.Domain;

namespace Analytics.Web.State;

/// <summary>The shop's settings at hand, without waiting.</summary>
public interface IShop
{
    /// <summary>The newest settings.</summary>
    ShopSettings Settings { get; }

    /// <summary>A formatter for them.</summary>
    Formatter Format { get; }
}
