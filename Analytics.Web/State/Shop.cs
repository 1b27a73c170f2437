using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Web.State;

/// <summary>The stored settings, with a formatter that is made anew when they change.</summary>
public sealed class Shop(SettingsStore settings) : IShop
{
    private volatile Formatter? _formatter;

    /// <inheritdoc />
    public ShopSettings Settings => settings.Shop;

    /// <inheritdoc />
    public Formatter Format
    {
        get
        {
            var now = settings.Shop;
            if (_formatter is { } made && made.Settings == now)
            {
                return made;
            }

            return _formatter = new Formatter(now);
        }
    }
}
