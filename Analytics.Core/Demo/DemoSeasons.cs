namespace Analytics.Core.Demo;

/// <summary>How a demo day compares with an average one: the week, the year, and growth.</summary>
internal static class DemoSeasons
{
    /// <summary>Yearly growth of how often customers buy.</summary>
    private const double YearlyGrowth = 0.12;

    private static readonly double[] ByMonth = [0.84, 0.87, 0.96, 0.98, 1.02, 0.98, 0.88, 0.85, 1.00, 1.06, 1.28, 1.55];

    // Sunday first, as DayOfWeek counts.
    private static readonly double[] ByWeekday = [0.80, 0.94, 0.92, 0.96, 1.02, 1.14, 1.22];

    // Category × month, on top of the year above.
    private static readonly double[][] CategoryByMonth =
    [
        [0.95, 0.90, 0.92, 0.92, 0.92, 0.95, 0.95, 0.95, 1.00, 1.00, 1.25, 1.25],
        [0.95, 0.92, 1.15, 1.18, 1.10, 1.00, 0.92, 0.95, 1.15, 1.15, 0.95, 0.85],
        [1.02, 1.00, 1.00, 1.03, 1.00, 1.02, 1.05, 1.03, 0.97, 0.95, 0.92, 1.12],
        [1.00, 0.98, 0.95, 0.95, 0.95, 1.00, 1.12, 1.12, 1.10, 1.00, 1.00, 1.22],
        [1.00, 1.00, 1.10, 1.15, 1.15, 1.05, 1.00, 0.98, 0.95, 0.95, 0.92, 0.85],
    ];

    private static readonly double[] OnlineByHour =
        [0.9, 0.5, 0.3, 0.2, 0.2, 0.4, 1.0, 2.0, 3.0, 3.8, 4.4, 4.6, 5.2, 4.8, 4.3, 4.4, 4.8, 5.4, 6.2, 7.2, 8.0, 7.6, 5.0, 2.4];

    private static readonly double[] StoreByHour =
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 3.5, 5.5, 7.0, 7.5, 6.5, 6.5, 7.0, 8.5, 9.5, 8.0, 3.5, 0, 0, 0, 0];

    /// <summary>Cumulative weights of the hours of online orders.</summary>
    public static double[] OnlineHours { get; } = DemoRandom.Cumulate(OnlineByHour);

    /// <summary>Cumulative weights of the hours of stores, open from 9 to 20.</summary>
    public static double[] StoreHours { get; } = DemoRandom.Cumulate(StoreByHour);

    /// <summary>How much is bought on a day, 1 on average before growth.</summary>
    /// <param name="day">The day.</param>
    /// <param name="from">The day on which growth counts from.</param>
    public static double Of(DateOnly day, DateOnly from)
    {
        var growth = 1 + (YearlyGrowth * (day.DayNumber - from.DayNumber) / 365.25);
        return growth * ByWeekday[(int)day.DayOfWeek] * OfYear(day);
    }

    /// <summary>How much is bought on a weekday, 1 on average, nearly.</summary>
    public static double OfWeekday(DayOfWeek day) => ByWeekday[(int)day];

    /// <summary>The share of a day's online orders that come in an hour.</summary>
    public static double OnlineShare(int hour) => OnlineByHour[hour] / OnlineByHour.Sum();

    /// <summary>The share of a day's orders in stores that come in an hour.</summary>
    public static double StoreShare(int hour) => StoreByHour[hour] / StoreByHour.Sum();

    /// <summary>How much a category is bought in a month, 1 on average.</summary>
    public static double OfCategory(int category, DateOnly day) => CategoryByMonth[category][day.Month - 1];

    /// <summary>The share that is taken off a category's price on a day; 0 outside the sales.</summary>
    public static double Discount(int category, DateOnly day)
    {
        if (IsBlackWeek(day))
        {
            return category is 0 or 1 or 4 ? 0.20 : 0;
        }

        return day is { Month: 1, Day: >= 7 and <= 24 } && category is (1 or 4) ? 0.15 : 0;
    }

    private static double OfYear(DateOnly day) => (day.Month, day.Day) switch
    {
        (12, 24) => 0.75,
        (12, 25) => 0.30,
        (12, > 25) => 0.80,
        (1, 1) => 0.35,
        _ when IsBlackWeek(day) => 1.75,
        _ => ByMonth[day.Month - 1],
    };

    // Monday to Monday around the Friday after the fourth Thursday of November.
    private static bool IsBlackWeek(DateOnly day)
    {
        var first = new DateOnly(day.Year, 11, 1);
        var thursday = first.AddDays((((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7) + 21);
        return day >= thursday.AddDays(-3) && day <= thursday.AddDays(4);
    }
}
