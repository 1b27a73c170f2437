using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Costs;

/// <summary>Spreads amounts over days. The days of a month add up to its amount exactly, to the ten-thousandth.</summary>
public static class CostCalendar
{
    /// <summary>
    /// What an amount entry costs on a day, in ten-thousandths: the amount itself, or day k of a month of n days ⌊A k ÷ n⌋ − ⌊A (k − 1) ÷ n⌋;
    /// 0 outside the entry's days, and for entries that are no amount.
    /// </summary>
    public static long UnitsOn(CostEntry entry, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Basis != CostBasis.Amount || !Covers(entry, day))
        {
            return 0;
        }

        if (entry.Span == CostSpan.Day)
        {
            return entry.AmountUnits;
        }

        var days = DateTime.DaysInMonth(day.Year, day.Month);
        return Part(entry.AmountUnits, day.Day, days) - Part(entry.AmountUnits, day.Day - 1, days);
    }

    /// <summary>Whether the entry counts on a day.</summary>
    public static bool Covers(CostEntry entry, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return day >= entry.From && (entry.To is not { } to || day <= to);
    }

    /// <summary>Whether the entry counts on any day from one to another, both inside.</summary>
    public static bool Overlaps(CostEntry entry, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.From <= to && (entry.To is not { } last || last >= from);
    }

    private static long Part(long amount, int days, int all) => (long)((Int128)amount * days / all);
}
