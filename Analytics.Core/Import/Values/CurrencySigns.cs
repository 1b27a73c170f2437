namespace Analytics.Core.Import.Values;

/// <summary>The signs and codes of currencies that are taken off a number, and remembered.</summary>
internal static class CurrencySigns
{
    private static readonly (string Sign, string Code)[] Signs =
    [
        ("US$", "USD"), ("A$", "AUD"), ("C$", "CAD"), ("CA$", "CAD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("S$", "SGD"), ("R$", "BRL"),
        ("£", "GBP"), ("$", "USD"), ("€", "EUR"), ("¥", "JPY"), ("₹", "INR"), ("₽", "RUB"), ("₩", "KRW"), ("₺", "TRY"), ("₪", "ILS"),
        ("₫", "VND"), ("₴", "UAH"), ("₦", "NGN"), ("zł", "PLN"), ("Kč", "CZK"), ("Ft", "HUF"), ("Fr.", "CHF"), ("Rs.", "INR"),
        ("Rs", "INR"), ("kr.", "kr"), ("kr", "kr"),
    ];

    private static readonly HashSet<string> Codes = new(
        [
            "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RUB",
            "TRY", "BRL", "MXN", "ZAR", "SGD", "HKD", "KRW", "ILS", "RON", "BGN", "UAH", "AED", "SAR", "THB", "IDR", "MYR", "PHP",
            "VND", "CLP", "COP", "ARS", "PEN", "EGP", "NGN", "KES", "ISK", "TWD",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The text without a currency before or behind it; <paramref name="currency"/> becomes its code.</summary>
    public static ReadOnlySpan<char> TakeOff(ReadOnlySpan<char> text, scoped ref string? currency)
    {
        if (text.Length < 2 || (char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])))
        {
            return text;
        }

        if (text.Length > 3 && IsCode(text[..3], ref currency))
        {
            return text[3..].Trim();
        }

        if (text.Length > 3 && IsCode(text[^3..], ref currency))
        {
            return text[..^3].Trim();
        }

        foreach (var (sign, code) in Signs)
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                currency = code;
                return text[sign.Length..].Trim();
            }

            if (text.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                currency = code;
                return text[..^sign.Length].Trim();
            }
        }

        return text;
    }

    /// <summary>A currency column's value as a code: <c>£</c> and <c>gbp</c> both give <c>GBP</c>; anything else stays as it is.</summary>
    public static string Normalise(string value)
    {
        foreach (var (sign, code) in Signs)
        {
            if (value.Equals(sign, StringComparison.OrdinalIgnoreCase))
            {
                return code;
            }
        }

        return value.ToUpperInvariant();
    }

    private static bool IsCode(ReadOnlySpan<char> text, scoped ref string? currency)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        if (!Codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var code))
        {
            return false;
        }

        currency = code;
        return true;
    }
}
