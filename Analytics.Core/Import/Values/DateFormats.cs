using System.Buffers;
using System.Globalization;

namespace Analytics.Core.Import.Values;

/// <summary>The names of date formats in a plan: an order of parts, or a .NET pattern.</summary>
internal static class DateFormats
{
    /// <summary>Seconds or milliseconds since 1970.</summary>
    public const string Unix = "unix";

    /// <summary>Where only examples are read: the last year that two digits can mean.</summary>
    public const int DefaultLatestYear = 2049;

    private static readonly SearchValues<char> DayParts = SearchValues.Create("dMy/-. ,");

    /// <summary>The name of an order.</summary>
    public static string NameOf(DateOrder order) => order switch
    {
        DateOrder.DayMonthYear => "dmy",
        DateOrder.MonthDayYear => "mdy",
        DateOrder.Unix => Unix,
        _ => "ymd",
    };

    /// <summary>An order in words.</summary>
    public static string Describe(DateOrder order) => order switch
    {
        DateOrder.DayMonthYear => "day first",
        DateOrder.MonthDayYear => "month first",
        DateOrder.Unix => "seconds since 1970",
        _ => "year first",
    };

    /// <summary>The order with this name; null when it is a pattern. Without a name, year first.</summary>
    public static DateOrder? OrderOf(string? name) => name switch
    {
        null or "ymd" => DateOrder.YearMonthDay,
        "dmy" => DateOrder.DayMonthYear,
        "mdy" => DateOrder.MonthDayYear,
        Unix => DateOrder.Unix,
        _ => null,
    };

    /// <summary>A pattern of nothing but day, month and year is read as generously as its order: <c>dd/MM/yyyy</c> is <c>dmy</c>.</summary>
    public static string? Normalise(string? format)
    {
        if (format is null || format.AsSpan().ContainsAnyExcept(DayParts))
        {
            return format;
        }

        var letters = string.Concat(format.Where(char.IsLetter).Distinct());
        return letters switch
        {
            "dMy" => "dmy",
            "Mdy" => "mdy",
            "yMd" => "ymd",
            _ => format,
        };
    }

    /// <summary>Throws for what is neither a name nor a pattern that can be written and read back.</summary>
    /// <exception cref="ImportException">It is neither.</exception>
    public static void Check(string? format)
    {
        if (format is null || OrderOf(format) is not null)
        {
            return;
        }

        try
        {
            var probe = new DateTime(2011, 12, 13, 0, 0, 0, DateTimeKind.Unspecified);
            var written = probe.ToString(format, CultureInfo.InvariantCulture);
            if (format.Length > 2 && DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && read.Day == 13 && read.Month == 12)
            {
                return;
            }
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new ImportException(
            ImportError.BadPlan,
            $"\"{format}\" is no date format. Say dmy, mdy or ymd, or a pattern such as dd.MM.yyyy HH:mm (d day, M month, y year, H hour, m minute, s second).");
    }
}
