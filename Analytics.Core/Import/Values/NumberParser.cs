using System.Globalization;
using System.Text;

namespace Analytics.Core.Import.Values;

/// <summary>
/// Reads numbers as people and programs write them: <c>1234.5</c>, <c>1.234,50 €</c>, <c>£1,234.50</c>, <c>(12.00)</c>, <c>12-</c>,
/// <c>1 234,5</c>, <c>1e-3</c>. Exact: nothing passes through a binary fraction.
/// </summary>
internal static class NumberParser
{
    /// <summary>Longest text that is looked at as a number.</summary>
    private const int MaxLength = 64;

    /// <summary>Reads a trimmed cell. False when it is no number under this decimal sign.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, char decimalSign, out decimal value) =>
        TryParsePlain(text, (byte)decimalSign, out value) || TryParseDressed(text, decimalSign, out value);

    /// <summary>The common case: a sign, digits and one decimal sign.</summary>
    private static bool TryParsePlain(ReadOnlySpan<byte> text, byte decimalSign, out decimal value)
    {
        value = 0;
        var at = 0;
        var negative = false;
        if (text.Length > 0 && (text[0] == '-' || text[0] == '+'))
        {
            negative = text[0] == '-';
            at = 1;
        }

        ulong mantissa = 0;
        int digits = 0, scale = -1;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if ((uint)(c - '0') <= 9)
            {
                if (++digits > 18)
                {
                    return false;
                }

                mantissa = (mantissa * 10) + (uint)(c - '0');
                scale += scale >= 0 ? 1 : 0;
            }
            else if (c == decimalSign && scale < 0)
            {
                scale = 0;
            }
            else
            {
                return false;
            }
        }

        if (digits == 0)
        {
            return false;
        }

        value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, negative && mantissa != 0, (byte)Math.Max(scale, 0));
        return true;
    }

    private static bool TryParseDressed(ReadOnlySpan<byte> text, char decimalSign, out decimal value)
    {
        value = 0;
        Span<char> core = stackalloc char[MaxLength];
        if (!TryUndress(text, core, out var length, out var negative, out _))
        {
            return false;
        }

        var digits = core[..length];
        var groupSign = decimalSign == '.' ? ',' : '.';
        var decimalAt = digits.IndexOf(decimalSign);
        var whole = decimalAt < 0 ? digits : digits[..decimalAt];
        if (!IsGrouped(whole, groupSign))
        {
            return false;
        }

        Span<char> plain = stackalloc char[MaxLength];
        var written = 0;
        foreach (var c in digits)
        {
            if (c == groupSign)
            {
                continue;
            }

            plain[written++] = c == decimalSign ? '.' : c;
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(plain[..written], Style, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        value = negative ? -value : value;
        return true;
    }

    /// <summary>
    /// Takes off sign, brackets, blanks and currency, and leaves digits, points, commas and an exponent. False when something else is in it.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="core">Receives what is left.</param>
    /// <param name="length">How many characters that is.</param>
    /// <param name="negative">Whether the number is below zero.</param>
    /// <param name="currency">The currency's ISO code or sign; null without one.</param>
    internal static bool TryUndress(ReadOnlySpan<byte> text, Span<char> core, out int length, out bool negative, out string? currency)
    {
        length = 0;
        negative = false;
        currency = null;
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        Span<char> chars = stackalloc char[MaxLength];
        if (Encoding.UTF8.TryGetChars(text, chars, out var count))
        {
            return TryUndress(chars[..count], core, out length, out negative, out currency);
        }

        return false;
    }

    private static bool TryUndress(ReadOnlySpan<char> text, Span<char> core, out int length, out bool negative, out string? currency)
    {
        length = 0;
        negative = false;
        currency = null;
        text = text.Trim();
        if (text.Length > 2 && text[0] == '(' && text[^1] == ')')
        {
            negative = true;
            text = text[1..^1].Trim();
        }

        // A sign may stand before or behind the currency: -£5, £-5, 5-.
        for (var round = 0; round < 2; round++)
        {
            text = TakeSign(text, ref negative);
            text = CurrencySigns.TakeOff(text, ref currency);
        }

        if (text.Length == 0 || !(char.IsAsciiDigit(text[0]) || text[0] is '.' or ','))
        {
            return false;
        }

        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (IsBlankGroup(text, i))
            {
                continue;
            }
            else if (!(c is '.' or ',' || IsExponent(text, i)))
            {
                return false;
            }

            core[length++] = c;
        }

        return digits > 0;
    }

    private static ReadOnlySpan<char> TakeSign(ReadOnlySpan<char> text, scoped ref bool negative)
    {
        if (text.Length > 1 && text[0] is '-' or '+' or '\u2212')
        {
            negative ^= text[0] != '+';
            return text[1..].TrimStart();
        }

        if (text.Length > 1 && text[^1] is '-' or '\u2212')
        {
            negative ^= true;
            return text[..^1].TrimEnd();
        }

        return text;
    }

    /// <summary>A blank or apostrophe between a digit and three digits: 1 234 567.</summary>
    private static bool IsBlankGroup(ReadOnlySpan<char> text, int at) =>
        text[at] is ' ' or '\u00a0' or '\u202f' or '\u2009' or '\'' or '\u2019'
        && at > 0 && at + 3 < text.Length && char.IsAsciiDigit(text[at - 1])
        && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
        && (at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]));

    private static bool IsExponent(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        'e' or 'E' => at > 0 && at + 1 < text.Length,
        '-' or '+' => at > 0 && at + 1 < text.Length && text[at - 1] is 'e' or 'E',
        _ => false,
    };

    /// <summary>Whether the whole part has its group signs where they belong: the last group of three, earlier ones of two or three.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> whole, char groupSign)
    {
        var last = whole.LastIndexOf(groupSign);
        if (last < 0)
        {
            return true;
        }

        if (whole.Length - last - 1 != 3)
        {
            return false;
        }

        var rest = whole[..last];
        while (true)
        {
            var next = rest.LastIndexOf(groupSign);
            var group = rest.Length - next - 1;
            if (next < 0)
            {
                return group is >= 1 and <= 3;
            }

            if (group is not (2 or 3))
            {
                return false;
            }

            rest = rest[..next];
        }
    }
}
