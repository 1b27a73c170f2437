namespace Analytics.Core.Demo;

/// <summary>How busy the demo shop is in an hour of the week: the weekdays and hours by which its history was made.</summary>
public static class DemoRhythm
{
    private const double StoreShare = 0.19;
    private const int Hours = 24;

    private static readonly double[] OfWeek = Measure();

    /// <summary>How many purchases come in this hour, 1 on a week's average.</summary>
    /// <param name="at">When, in the shop's zone.</param>
    public static double Of(DateTimeOffset at) => OfWeek[((int)at.DayOfWeek * Hours) + at.Hour];

    private static double[] Measure()
    {
        var week = new double[7 * Hours];
        for (var i = 0; i < week.Length; i++)
        {
            var day = (DayOfWeek)(i / Hours);
            // Stores are closed on Sundays, and who would have come orders online.
            var store = day == DayOfWeek.Sunday ? 0 : StoreShare;
            week[i] = DemoSeasons.OfWeekday(day) * (((1 - store) * DemoSeasons.OnlineShare(i % Hours)) + (store * DemoSeasons.StoreShare(i % Hours)));
        }

        var mean = week.Average();
        return [.. week.Select(hour => hour / mean)];
    }
}
