namespace Analytics.Web.Components.Charts;

/// <summary>How far the points of a <see cref="ClockChart"/> lie apart.</summary>
public enum ClockStep
{
    /// <summary>The minutes of an hour.</summary>
    Minute,

    /// <summary>The hours of a day.</summary>
    Hour,

    /// <summary>Days.</summary>
    Day,
}
