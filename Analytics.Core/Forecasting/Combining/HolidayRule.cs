namespace Analytics.Core.Forecasting.Combining;

/// <summary>A day of the year on which a shop is closed.</summary>
/// <param name="Kind">How the day is found.</param>
/// <param name="A">Month, or days after Easter Sunday.</param>
/// <param name="B">Day of the month, or which weekday of the month (1 to 4; 5 is the last).</param>
/// <param name="Weekday">The weekday, where it counts.</param>
internal sealed record HolidayRule(HolidayKind Kind, int A, int B, DayOfWeek Weekday)
{
    /// <summary>Whether the rule falls on a date.</summary>
    public bool Falls(DateOnly date) => Kind switch
    {
        HolidayKind.Fixed => date.Month == A && date.Day == B,
        HolidayKind.Easter => date.DayNumber - Easter(date.Year).DayNumber == A,
        _ => date.Month == A && date.DayOfWeek == Weekday && (B == 5 ? date.AddDays(7).Month != date.Month : (date.Day + 6) / 7 == B),
    };

    /// <summary>
    /// Rules that explain the closures: every time the rule fell on a day that the shop would else have been open, it was closed.
    /// Two occasions are asked for; one is enough for days around Easter and for the turn of the year (24 December to 2 January).
    /// </summary>
    /// <param name="start">The first day.</param>
    /// <param name="closed">For each day whether it was closed; null where it would have been anyway, or is not known.</param>
    public static HolidayRule[] Learn(DateOnly start, bool?[] closed)
    {
        var found = new List<HolidayRule>();
        for (var t = 0; t < closed.Length; t++)
        {
            if (closed[t] == true && !found.Exists(r => r.Falls(start.AddDays(t))))
            {
                var date = start.AddDays(t);
                var easter = date.DayNumber - Easter(date.Year).DayNumber;
                HolidayRule[] candidates =
                [
                    new(HolidayKind.Fixed, date.Month, date.Day, default),
                    .. easter is >= -3 and <= 1 or 39 or 49 or 50 or 60 ? [new HolidayRule(HolidayKind.Easter, easter, 0, default)] : Array.Empty<HolidayRule>(),
                    new(HolidayKind.Weekday, date.Month, date.AddDays(7).Month != date.Month ? 5 : (date.Day + 6) / 7, date.DayOfWeek),
                ];
                found.AddRange(candidates.Where(r => r.Explains(start, closed)).Take(1));
            }
        }

        return [.. found];
    }

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    private bool Explains(DateOnly start, bool?[] closed)
    {
        int times = 0, shut = 0;
        for (var t = 0; t < closed.Length; t++)
        {
            if (closed[t] is { } was && Falls(start.AddDays(t)))
            {
                times++;
                shut += was ? 1 : 0;
            }
        }

        var known = Kind == HolidayKind.Easter || (Kind == HolidayKind.Fixed && ((A == 12 && B >= 24) || (A == 1 && B <= 2)));
        return shut == times && shut >= (known ? 1 : 2);
    }
}
