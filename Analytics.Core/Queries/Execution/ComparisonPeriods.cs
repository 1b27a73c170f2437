namespace Analytics.Core.Queries.Execution;

/// <summary>Which days a period is held against.</summary>
internal static class ComparisonPeriods
{
    /// <summary>
    /// The comparison's days: for whole calendar months, quarters or years the same number of them before, else as many days before;
    /// or the same dates a year earlier (29 February becomes the 28th; whole months stay whole). Null where the calendar has no such days.
    /// </summary>
    public static Period? Of(Period period, Comparison comparison)
    {
        var wholeMonths = period.From.Day == 1 && (period.To == DateOnly.MaxValue || period.To.AddDays(1).Day == 1);
        var months = ((period.To.Year - period.From.Year) * 12) + period.To.Month - period.From.Month + 1;
        var back = comparison switch
        {
            Comparison.PreviousPeriod when wholeMonths => months,
            Comparison.SamePeriodLastYear => 12,
            _ => 0,
        };

        if (comparison == Comparison.None)
        {
            return null;
        }

        if (back == 0)
        {
            return period.From.DayNumber - period.Days < 0 ? null : period.Preceding();
        }

        if ((period.From.Year * 12) + period.From.Month - 1 - back < 12)
        {
            return null;
        }

        var from = period.From.AddMonths(-back);
        var to = wholeMonths
            ? new DateOnly(period.To.Year, period.To.Month, 1).AddMonths(1 - back).AddDays(-1)
            : period.To.AddMonths(-back);
        return new Period(from, to);
    }
}
