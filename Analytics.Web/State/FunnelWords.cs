using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Advice;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Web.State;

/// <summary>What pages say of funnels.</summary>
internal static class FunnelWords
{
    /// <summary>A share with its sign of percent; "n/a" where there is none. Small shares keep two digits.</summary>
    public static string Share(this Formatter format, double? share) => share is not { } s
        ? Formatter.NotAvailable
        : s.ToString(s is > 0 and < 0.1 ? "P2" : "P1", format.Culture);

    /// <summary>A stretch of time in its largest fitting unit; "n/a" where there is none.</summary>
    public static string Time(this Formatter format, TimeSpan? time) => time switch
    {
        null => Formatter.NotAvailable,
        { TotalDays: >= 2 } t => t.TotalDays.ToString("0.0", format.Culture) + " days",
        { TotalHours: >= 1 } t => t.TotalHours.ToString("0.0", format.Culture) + " h",
        { TotalMinutes: >= 1 } t => t.TotalMinutes.ToString("0.0", format.Culture) + " min",
        { } t => t.TotalSeconds.ToString("0", format.Culture) + " s",
    };

    /// <summary>A part's name as readers say it.</summary>
    public static string Part(this Formatter format, EventTrait by, DimensionValue value) => value.Key switch
    {
        DimensionValue.UnknownKey => "Unknown",
        DimensionValue.OtherKey => "Other",
        _ => by.Field switch
        {
            EventField.Weekday when int.TryParse(value.Key, out var weekday) => format.Culture.DateTimeFormat.GetDayName((DayOfWeek)(weekday % 7)),
            EventField.Hour => $"{value.Key}:00",
            EventField.Day when value.Start is { } day => format.Day(day),
            EventField.Week when value.Start is { } week => $"Week of {format.Day(week)}",
            EventField.Month when value.Start is { } month => month.ToString("MMM yyyy", format.Culture),
            _ => value.Label,
        },
    };

    /// <summary>Which of the steps are meant: what is said of a suggestion.</summary>
    public static string Where(FunnelQuery query, FunnelSuggestion suggestion) =>
        $"from “{query.Steps[suggestion.WorstStep - 1].Label}” to “{query.Steps[suggestion.WorstStep].Label}”";

    /// <summary>A window in words.</summary>
    public static string Window(TimeSpan? window) => window is not { } w ? "no limit" : w switch
    {
        { TotalDays: 1 } => "1 day",
        { TotalDays: >= 1 } when w.TotalDays % 1 == 0 => FormattableString.Invariant($"{w.TotalDays} days"),
        { TotalHours: 1 } => "1 hour",
        { TotalHours: >= 1 } when w.TotalHours % 1 == 0 => FormattableString.Invariant($"{w.TotalHours} hours"),
        _ => FormattableString.Invariant($"{w.TotalMinutes} minutes"),
    };
}
