using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>What the whole shop agrees on.</summary>
public sealed partial class ShopForm : AdminPage
{
    private static readonly string[] Currencies = ["EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "JPY", "CNY", "INR", "CAD", "AUD", "BRL"];
    private static readonly string[] Cultures = ["en-GB", "en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "nl-NL", "pl-PL", "sv-SE", "pt-BR", "ja-JP"];
    private static readonly string[] Zones = [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).Order(StringComparer.Ordinal)];

    // From Monday on, as most shops' weeks.
    private static readonly DayOfWeek[] Week = [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))];

    private string name = string.Empty;
    private string currency = string.Empty;
    private string zone = string.Empty;
    private string culture = string.Empty;
    private string closed = "auto";
    private DayOfWeek weekStart;

    [Inject]
    private AuditLog Log { get; set; } = default!;

    private string MeaningOfToday => closed switch
    {
        "closed" => "The data is complete: periods such as \"last 30 days\" end on the last line's day.",
        "open" => "More data will come: periods such as \"last 30 days\" end on the clock's day.",
        _ => "The clock's day, or the last line's when that is older than 7 days.",
    };

    private IReadOnlyDictionary<string, string> Problems { get; set; } = new Dictionary<string, string>();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var shop = Settings.Shop;
        (name, currency, zone, culture, weekStart) = (shop.ShopName, shop.Currency, shop.TimeZoneId, shop.Culture, shop.WeekStart);
        closed = shop.TreatAsClosed switch { true => "closed", false => "open", null => "auto" };
    }

    private string? ErrorOf(string field) => Problems.GetValueOrDefault(field);

    private Task SaveAsync() => DoAsync(async actor =>
    {
        var before = Settings.Shop;
        var after = new ShopSettings(
            name.Trim(), currency.Trim().ToUpperInvariant(), zone.Trim(), weekStart, culture.Trim(),
            closed switch { "closed" => true, "open" => false, _ => null });
        Problems = ShopSettingsRules.Check(after);
        if (Problems.Count > 0)
        {
            throw new SettingsException(Problems);
        }

        if (after == before)
        {
            return "Nothing was changed.";
        }

        await Settings.SaveShopAsync(after);
        await Log.WriteAsync(actor.Name, "settings.change", "shop", new { before, after }, actor.Address);
        return "The settings are saved.";
    });
}
