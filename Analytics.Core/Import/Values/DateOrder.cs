namespace Analytics.Core.Import.Values;

/// <summary>In which order a date's parts stand.</summary>
internal enum DateOrder
{
    /// <summary>Year, month, day.</summary>
    YearMonthDay,

    /// <summary>Day, month, year.</summary>
    DayMonthYear,

    /// <summary>Month, day, year.</summary>
    MonthDayYear,

    /// <summary>Seconds or milliseconds since 1970 UTC.</summary>
    Unix,
}
