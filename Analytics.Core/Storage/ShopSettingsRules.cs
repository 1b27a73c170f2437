using System.Globalization;
using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>What settings must be before they are saved.</summary>
public static class ShopSettingsRules
{
    private const int LongestName = 100;

    /// <summary>Messages by the property's name; empty when all is well.</summary>
    public static IReadOnlyDictionary<string, string> Check(ShopSettings settings)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(settings.ShopName) || settings.ShopName.Length > LongestName)
        {
            problems[nameof(ShopSettings.ShopName)] = $"The shop's name must have 1 to {LongestName} characters.";
        }

        if (settings.Currency is not { Length: 3 } || !settings.Currency.All(char.IsAsciiLetterUpper))
        {
            problems[nameof(ShopSettings.Currency)] = $"'{settings.Currency}' is no currency: use the three capital letters of ISO 4217, EUR or GBP for example.";
        }

        if (string.IsNullOrWhiteSpace(settings.TimeZoneId) || !TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZoneId, out _))
        {
            problems[nameof(ShopSettings.TimeZoneId)] = $"This machine knows no time zone '{settings.TimeZoneId}': use an IANA name, Europe/London for example.";
        }

        if (!Enum.IsDefined(settings.WeekStart))
        {
            problems[nameof(ShopSettings.WeekStart)] = "The week must start on one of the seven days.";
        }

        if (!IsCulture(settings.Culture))
        {
            problems[nameof(ShopSettings.Culture)] = $"'{settings.Culture}' is no culture that this machine knows: use a name such as en-GB or de-DE.";
        }

        return problems;
    }

    private static bool IsCulture(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return false;
        }

        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
