using System.Collections.Concurrent;
using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Writes numbers and days as the shop writes them: its culture, currency and zone. Immutable.</summary>
public sealed class Formatter
{
    /// <summary>What stands where a number cannot be known; its reason stands beside it.</summary>
    public const string NotAvailable = "n/a";

    private const string Minus = "−";
    private const char Narrow = '\u202F';
    private const decimal SmallCount = 100m;

    private static readonly ConcurrentDictionary<string, string> Symbols = new(StringComparer.OrdinalIgnoreCase);

    private readonly CultureInfo _culture;

    /// <summary>Makes a formatter for the shop.</summary>
    public Formatter(ShopSettings settings)
    {
        Settings = settings;
        _culture = (CultureInfo)CultureNamed(settings.Culture).Clone();
        CurrencySymbol = Symbols.GetOrAdd(settings.Currency, SymbolOf);
        _culture.NumberFormat.CurrencySymbol = CurrencySymbol;
        // A minus as wide as a plus, in columns and beside an en dash; what somebody types with a hyphen is read all the same.
        _culture.NumberFormat.NegativeSign = Minus;
    }

    /// <summary>The shop's choices.</summary>
    public ShopSettings Settings { get; }

    /// <summary>The currency's sign, else its ISO code.</summary>
    public string CurrencySymbol { get; }

    /// <summary>The culture, for controls that write numbers themselves.</summary>
    public CultureInfo Culture => _culture;

    /// <summary>Short enough for a tile: three or four digits and a unit, money from ten thousand on, counts from a hundred thousand.</summary>
    public string Compact(decimal? value, MeasureUnit unit) => value is not { } v ? NotAvailable : unit switch
    {
        MeasureUnit.Money => Money(v, compact: true),
        MeasureUnit.Share => Share(v),
        // Counts are read digit by digit for longer than money is.
        _ => CompactNumber(v, decimals: unit == MeasureUnit.Pieces && v != decimal.Truncate(v) ? 1 : 0, fromThousands: 99_999.5m),
    };

    /// <summary>A mark of an axis: as short as it can be, round numbers without decimals.</summary>
    public string Axis(decimal value, MeasureUnit unit)
    {
        if (unit == MeasureUnit.Share)
        {
            return value.ToString(value * 100m == decimal.Truncate(value * 100m) ? "P0" : "P1", _culture);
        }

        var text = CompactNumber(Math.Abs(value), value == decimal.Truncate(value) ? 0 : 2, isRound: true);
        return (value < 0m ? Minus : string.Empty) + (unit == MeasureUnit.Money ? WithCurrency(text) : text);
    }

    /// <summary>Every digit that counts.</summary>
    public string Exact(decimal? value, MeasureUnit unit) => value is not { } v ? NotAvailable : unit switch
    {
        MeasureUnit.Money => Money(v, compact: false),
        MeasureUnit.Share => v.ToString("P2", _culture),
        MeasureUnit.Pieces => v.ToString("#,0.###", _culture),
        _ => v.ToString("#,0", _culture),
    };

    /// <summary>A measure's value in short; a share of few carries its counts.</summary>
    public string Compact(MeasureValue value, MeasureUnit unit)
    {
        var text = Compact(value.Value, unit);
        return unit == MeasureUnit.Share && value.Denominator is > 0m and < SmallCount
            ? $"{text} ({Count(value.Numerator)} of {Count(value.Denominator)})"
            : text;
    }

    /// <summary>A share with one decimal.</summary>
    public string Share(decimal share) => share.ToString("P1", _culture);

    /// <summary>A whole number with separators.</summary>
    public string Count(decimal count) => count.ToString("#,0", _culture);

    /// <summary>A number of a table's column, without its unit.</summary>
    public string Cell(decimal? value, MeasureUnit unit) => value is not { } v ? NotAvailable : unit switch
    {
        MeasureUnit.Money => v.ToString("#,0.00", _culture),
        MeasureUnit.Share => v.ToString("P1", _culture),
        MeasureUnit.Pieces => v.ToString("#,0.###", _culture),
        _ => v.ToString("#,0", _culture),
    };

    /// <summary>The unit for a column's head: the currency for money, nothing for the rest.</summary>
    public string UnitOf(MeasureUnit unit) => unit == MeasureUnit.Money ? Settings.Currency : string.Empty;

    /// <summary>A change with its sign: in percent, or in percent points for shares.</summary>
    public string Change(decimal change, MeasureUnit unit) => unit == MeasureUnit.Share
        ? Signed(change * 100m, "0.0") + $"{Narrow}pp"
        : Math.Abs(change) >= 10m ? Signed(change, "#,0") + "×" : Signed(change * 100m, "0.0") + _culture.NumberFormat.PercentSymbol;

    /// <summary>A day: 9 Dec 2011.</summary>
    public string Day(DateOnly day) => day.ToString("d MMM yyyy", _culture);

    /// <summary>Days from first to last, saying nothing twice: 1–31 Oct 2011, 1 Oct – 9 Dec 2011.</summary>
    public string Days(Period period)
    {
        var (from, to) = (period.From, period.To);
        if (from == to)
        {
            return Day(from);
        }

        if (from.Year != to.Year)
        {
            return $"{Day(from)} – {Day(to)}";
        }

        return from.Month == to.Month
            ? $"{from.Day.ToString(_culture)}–{Day(to)}"
            : $"{from.ToString("d MMM", _culture)} – {Day(to)}";
    }

    /// <summary>An instant in the shop's zone.</summary>
    public string Instant(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Settings.TimeZone).ToString("d MMM yyyy, HH:mm", _culture);

    /// <summary>A bucket of time, as an axis or a table names it.</summary>
    public string Bucket(DimensionValue value, Dimension dimension) => (dimension, value.Start) switch
    {
        (Dimension.Day, { } day) => day.ToString("ddd d MMM yyyy", _culture),
        (Dimension.Week, { } day) => $"Week of {Day(day)}",
        (Dimension.Month, { } day) => day.ToString("MMM yyyy", _culture),
        (Dimension.Quarter, { } day) => $"Q{((day.Month - 1) / 3) + 1} {day.Year.ToString(CultureInfo.InvariantCulture)}",
        (Dimension.Year, { } day) => day.Year.ToString(CultureInfo.InvariantCulture),
        (Dimension.Hour, _) when DateTime.TryParseExact(value.Key, "yyyy-MM-ddTHH", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) =>
            hour.ToString("ddd d MMM, HH:00", _culture),
        (Dimension.Weekday, _) when int.TryParse(value.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var weekday) =>
            _culture.DateTimeFormat.GetDayName((DayOfWeek)(weekday % 7)),
        _ => Label(value),
    };

    /// <summary>A value's name; lines without one say so.</summary>
    public static string Label(DimensionValue value) => value.Key switch
    {
        DimensionValue.UnknownKey => "Not known",
        DimensionValue.OtherKey => "Other",
        _ => value.Label,
    };

    /// <summary>The weekday in short, 1 is Monday.</summary>
    public string Weekday(int number) => _culture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)(number % 7));

    private string Money(decimal value, bool compact)
    {
        if (!compact || Math.Abs(value) < 1_000m)
        {
            return value.ToString("C2", _culture);
        }

        return (value < 0 ? Minus : string.Empty) + WithCurrency(CompactNumber(Math.Abs(value), 0));
    }

    // Where the culture puts the sign, before or after.
    private string WithCurrency(string digits) => 0m.ToString("C0", _culture).Replace("0", digits, StringComparison.Ordinal);

    private string CompactNumber(decimal value, int decimals, bool isRound = false, decimal fromThousands = 9_999.5m)
    {
        var size = Math.Abs(value);
        var (divisor, unit) = size switch
        {
            >= 999_500_000_000m => (1_000_000_000_000m, "T"),
            >= 999_500_000m => (1_000_000_000m, "B"),
            >= 999_500m => (1_000_000m, "M"),
            _ when size >= fromThousands => (1_000m, "k"),
            _ => (1m, string.Empty),
        };
        if (divisor == 1m)
        {
            return value.ToString(decimals switch { 0 => "#,0", 1 => "#,0.#", _ => "#,0.##" }, _culture);
        }

        var scaled = value / divisor;
        var format = Math.Abs(scaled) switch
        {
            _ when isRound => "0.##",
            >= 99.95m => "0",
            >= 9.995m => "0.0",
            _ => "0.00",
        };
        return scaled.ToString(format, _culture) + Narrow + unit;
    }

    private string Signed(decimal value, string format)
    {
        var text = Math.Abs(value).ToString(format, _culture);
        return (value > 0 ? "+" : value < 0 ? Minus : "±") + text;
    }

    private static CultureInfo CultureNamed(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en-GB");
        }
    }

    private static string SymbolOf(string currency)
    {
        foreach (var candidate in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(candidate.Name);
            if (string.Equals(region.ISOCurrencySymbol, currency, StringComparison.OrdinalIgnoreCase) && region.CurrencySymbol.Length <= 2)
            {
                return region.CurrencySymbol;
            }
        }

        return currency.ToUpperInvariant() + "\u00A0";
    }
}
