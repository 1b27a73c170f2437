namespace Analytics.Core.Queries.Execution;

/// <summary>A period as days and as seconds.</summary>
/// <param name="Days">The days, both ends inside.</param>
/// <param name="Start">First second since 1970 UTC, inside.</param>
/// <param name="End">Second since 1970 UTC after the last, outside.</param>
internal sealed record TimeWindow(Period Days, long Start, long End)
{
    /// <summary>The window of whole days in the shop's zone.</summary>
    public static TimeWindow Of(Period days, ShopCalendar calendar) =>
        new(days, calendar.StartOfDay(days.From), days.To == DateOnly.MaxValue ? long.MaxValue : calendar.StartOfDay(days.To.AddDays(1)));
}
