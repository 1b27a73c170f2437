using System.Globalization;
using System.Text;

namespace Analytics.Core.Import.Values;

/// <summary>
/// Reads dates in one order of their parts, whatever stands between them, with two- or four-digit years, month names in English,
/// with or without a time and a zone. A date that could only be read in another order is refused, so that orders can be told apart.
/// </summary>
internal static class DateParser
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Reads a trimmed cell.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="order">The order of the parts.</param>
    /// <param name="latestYear">The latest year that a two-digit year can mean; later ones are a hundred years earlier.</param>
    /// <param name="date">What it says.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, DateOrder order, int latestYear, out ParsedDate date)
    {
        date = default;
        if (text.Length is < 6 or > 48)
        {
            return false;
        }

        var cursor = new TextCursor(text);
        var digits = cursor.CountDigits();
        if (order == DateOrder.Unix)
        {
            return digits == text.Length && TryParseUnix(text, out date);
        }

        if (digits is 8 or 12 or 14)
        {
            return TryParseCompact(ref cursor, digits, order, out date);
        }

        return TryReadParts(ref cursor, order, latestYear, out var day, out var twoDigitYear)
            && TryReadTime(ref cursor, day, twoDigitYear, out date);
    }

    /// <summary>Reads a trimmed cell by a .NET pattern.</summary>
    public static bool TryParseExact(ReadOnlySpan<byte> text, string pattern, out ParsedDate date)
    {
        date = default;
        var hasZone = pattern.Contains('z', StringComparison.Ordinal) || pattern.Contains('K', StringComparison.Ordinal);
        if (!DateTimeOffset.TryParseExact(
            Encoding.UTF8.GetString(text), pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value))
        {
            return false;
        }

        var hasTime = pattern.Contains('H', StringComparison.Ordinal) || pattern.Contains('h', StringComparison.Ordinal);
        var hasShortYear = pattern.Contains("yy", StringComparison.Ordinal) && !pattern.Contains("yyy", StringComparison.Ordinal);
        date = new ParsedDate(value.DateTime, hasZone ? (int)value.Offset.TotalMinutes : null, hasTime, hasShortYear);
        return true;
    }

    private static bool TryParseUnix(ReadOnlySpan<byte> text, out ParsedDate date)
    {
        date = default;
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since))
        {
            return false;
        }

        var milliseconds = text.Length == 10 ? since * 1000 : since;
        date = new ParsedDate(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, 0, HasTime: true, HasTwoDigitYear: false);
        return true;
    }

    private static bool TryParseCompact(ref TextCursor cursor, int digits, DateOrder order, out ParsedDate date)
    {
        date = default;
        int year, month, day;
        if (order == DateOrder.YearMonthDay)
        {
            year = cursor.Digits(4, out _);
            month = cursor.Digits(2, out _);
            day = cursor.Digits(2, out _);
        }
        else
        {
            var first = cursor.Digits(2, out _);
            var second = cursor.Digits(2, out _);
            year = cursor.Digits(4, out _);
            (day, month) = order == DateOrder.DayMonthYear ? (first, second) : (second, first);
        }

        if (!TryMakeDay(year, month, day, out var at))
        {
            return false;
        }

        if (digits == 8)
        {
            return TryReadTime(ref cursor, at, twoDigitYear: false, out date);
        }

        var hours = cursor.Digits(2, out _);
        var minutes = cursor.Digits(2, out _);
        var seconds = cursor.Digits(2, out _);
        date = new ParsedDate(at + new TimeSpan(hours, minutes, seconds), null, HasTime: true, HasTwoDigitYear: false);
        return hours < 24 && minutes < 60 && seconds < 60 && cursor.IsAtEnd;
    }

    private static bool TryReadParts(ref TextCursor cursor, DateOrder order, int latestYear, out DateTime day, out bool twoDigitYear)
    {
        day = default;
        twoDigitYear = false;
        var word = cursor.Letters();
        if (IndexOf(Weekdays, word) >= 0)
        {
            cursor.Take('.');
            cursor.Take(',');
            cursor.SkipBlanks();
            word = cursor.Letters();
        }

        var named = word.Length > 0;
        var month = named ? IndexOf(Months, word) + 1 : 0;
        if (named && (month == 0 || !TakeSeparator(ref cursor)))
        {
            return false;
        }

        var first = cursor.Digits(4, out var firstLength);
        if (firstLength == 0 || !TakeSeparator(ref cursor))
        {
            return false;
        }

        int second = 0, secondLength = 0;
        if (!named)
        {
            word = cursor.Letters();
            if (word.Length > 0)
            {
                month = IndexOf(Months, word) + 1;
                named = month > 0;
            }
            else
            {
                second = cursor.Digits(2, out secondLength);
            }

            if ((!named && secondLength == 0) || !TakeSeparator(ref cursor))
            {
                return false;
            }
        }

        var third = cursor.Digits(4, out var thirdLength);
        if (thirdLength == 0)
        {
            return false;
        }

        var yearFirst = firstLength == 4 || (!named && order == DateOrder.YearMonthDay);
        var (year, yearLength) = yearFirst ? (first, firstLength) : (third, thirdLength);
        int dayNumber;
        if (named)
        {
            dayNumber = yearFirst ? third : first;
        }
        else if (yearFirst != (order == DateOrder.YearMonthDay))
        {
            return false;
        }
        else
        {
            (month, dayNumber) = order switch
            {
                DateOrder.YearMonthDay => (second, third),
                DateOrder.DayMonthYear => (second, first),
                _ => (first, second),
            };
            if ((yearFirst ? thirdLength : firstLength) > 2)
            {
                return false;
            }
        }

        if (yearLength is not (2 or 4))
        {
            return false;
        }

        twoDigitYear = yearLength == 2;
        if (twoDigitYear)
        {
            year += latestYear / 100 * 100;
            year -= year > latestYear ? 100 : 0;
        }

        return TryMakeDay(year, month, dayNumber, out day);
    }

    private static bool TryReadTime(ref TextCursor cursor, DateTime day, bool twoDigitYear, out ParsedDate date)
    {
        date = new ParsedDate(day, null, HasTime: false, twoDigitYear);
        if (cursor.IsAtEnd)
        {
            return true;
        }

        cursor.Take(',');
        if (!cursor.Take('T') && !cursor.Take('t'))
        {
            if (cursor.Next is not ((byte)' ' or (byte)'\t'))
            {
                return false;
            }

            cursor.SkipBlanks();
        }

        if (!TimeParser.TryRead(ref cursor, out var time, out var offset) || !cursor.IsAtEnd)
        {
            return false;
        }

        date = new ParsedDate(day + time, offset, HasTime: true, twoDigitYear);
        return true;
    }

    private static bool TakeSeparator(ref TextCursor cursor)
    {
        var from = cursor.At;
        if (cursor.Next is (byte)'/' or (byte)'-' or (byte)'.' or (byte)',')
        {
            cursor.Step();
        }

        cursor.SkipBlanks();
        return cursor.At > from;
    }

    private static bool TryMakeDay(int year, int month, int day, out DateTime at)
    {
        at = default;
        if (year is < 1800 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        at = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    /// <summary>The name that the word begins with, by its first three letters and no false ones behind.</summary>
    private static int IndexOf(string[] names, ReadOnlySpan<byte> word)
    {
        if (word.Length is < 3 or > 9)
        {
            return -1;
        }

        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            if ((word[0] | 0x20) == name[0] && (word[1] | 0x20) == name[1] && (word[2] | 0x20) == name[2])
            {
                return i;
            }
        }

        return -1;
    }
}
