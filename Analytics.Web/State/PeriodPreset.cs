namespace Analytics.Web.State;

/// <summary>A period by name, relative to the day that counts as today.</summary>
public enum PeriodPreset
{
    /// <summary>The one day.</summary>
    Today,

    /// <summary>Seven days, today the last of them.</summary>
    Last7Days,

    /// <summary>Thirty days, today the last of them.</summary>
    Last30Days,

    /// <summary>Ninety days, today the last of them.</summary>
    Last90Days,

    /// <summary>From the month's first day to today.</summary>
    ThisMonth,

    /// <summary>The whole month before this one.</summary>
    LastMonth,

    /// <summary>From the quarter's first day to today.</summary>
    ThisQuarter,

    /// <summary>From 1 January to today.</summary>
    ThisYear,

    /// <summary>Twelve months that end today.</summary>
    Last12Months,

    /// <summary>From the first line to the last.</summary>
    AllTime,

    /// <summary>Two days that the reader picked.</summary>
    Custom,
}
