namespace Analytics.Core.Forecasting.Combining;

/// <summary>How a holiday is found in a year.</summary>
internal enum HolidayKind
{
    /// <summary>The same day of the same month.</summary>
    Fixed,

    /// <summary>So many days from Easter Sunday.</summary>
    Easter,

    /// <summary>The n-th, or the last, such weekday of a month.</summary>
    Weekday,
}
