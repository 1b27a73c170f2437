using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>The presets in the order in which they are offered, their names, and the days they stand for.</summary>
public static class PeriodPresets
{
    /// <summary>A closed dataset shorter than this many days is shown whole at first: about 18 months.</summary>
    public const int WholeDatasetDays = 548;

    private static readonly (PeriodPreset Preset, string Key, string Label)[] Named =
    [
        (PeriodPreset.Today, "today", "Today"),
        (PeriodPreset.Last7Days, "7d", "Last 7 days"),
        (PeriodPreset.Last30Days, "30d", "Last 30 days"),
        (PeriodPreset.Last90Days, "90d", "Last 90 days"),
        (PeriodPreset.ThisMonth, "month", "This month"),
        (PeriodPreset.LastMonth, "last-month", "Last month"),
        (PeriodPreset.ThisQuarter, "quarter", "This quarter"),
        (PeriodPreset.ThisYear, "year", "This year"),
        (PeriodPreset.Last12Months, "12m", "Last 12 months"),
        (PeriodPreset.AllTime, "all", "All time"),
    ];

    /// <summary>Every preset but the reader's own days.</summary>
    public static IReadOnlyList<PeriodPreset> All { get; } = [.. Named.Select(n => n.Preset)];

    /// <summary>Its name in an address.</summary>
    public static string KeyOf(PeriodPreset preset) => Named.First(n => n.Preset == preset).Key;

    /// <summary>Its name on a page.</summary>
    public static string LabelOf(PeriodPreset preset) =>
        preset == PeriodPreset.Custom ? "Custom" : Named.First(n => n.Preset == preset).Label;

    /// <summary>The preset with this name; null where there is none.</summary>
    public static PeriodPreset? Find(string? key)
    {
        foreach (var (preset, name, _) in Named)
        {
            if (string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
            {
                return preset;
            }
        }

        return null;
    }

    /// <summary>
    /// What is shown when the address names no period: everything, for a closed dataset of up to
    /// <see cref="WholeDatasetDays"/> days; else the last 12 months.
    /// </summary>
    public static PeriodPreset Default(Freshness freshness, Period? span) =>
        freshness.IsClosed && span is { } known && known.Days <= WholeDatasetDays ? PeriodPreset.AllTime : PeriodPreset.Last12Months;

    /// <summary>The days that <paramref name="preset"/> stands for, both ends inside; null for all time of an empty dataset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The preset is <see cref="PeriodPreset.Custom"/>, which stands for no days of its own.</exception>
    public static Period? Resolve(PeriodPreset preset, DateOnly today, Period? span)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return preset switch
        {
            PeriodPreset.Today => new Period(today, today),
            PeriodPreset.Last7Days => new Period(today.AddDays(-6), today),
            PeriodPreset.Last30Days => new Period(today.AddDays(-29), today),
            PeriodPreset.Last90Days => new Period(today.AddDays(-89), today),
            PeriodPreset.ThisMonth => new Period(month, today),
            PeriodPreset.LastMonth => new Period(month.AddMonths(-1), month.AddDays(-1)),
            PeriodPreset.ThisQuarter => new Period(new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1), today),
            PeriodPreset.ThisYear => new Period(new DateOnly(today.Year, 1, 1), today),
            PeriodPreset.Last12Months => new Period(today.AddDays(1).AddMonths(-12), today),
            PeriodPreset.AllTime => span,
            _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "This preset stands for no days of its own."),
        };
    }

    /// <summary>
    /// The period <paramref name="steps"/> lengths later (earlier when negative): by calendar months where it is made of whole ones,
    /// else by its number of days.
    /// </summary>
    public static Period Shift(Period period, int steps)
    {
        if (period.From.Day == 1 && period.To.AddDays(1).Day == 1)
        {
            var end = period.To.AddDays(1);
            var months = ((end.Year - period.From.Year) * 12) + end.Month - period.From.Month;
            return new Period(period.From.AddMonths(months * steps), end.AddMonths(months * steps).AddDays(-1));
        }

        return new Period(period.From.AddDays(period.Days * steps), period.To.AddDays(period.Days * steps));
    }
}
