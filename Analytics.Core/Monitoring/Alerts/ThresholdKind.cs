namespace Analytics.Core.Monitoring;

/// <summary>What a threshold looks at.</summary>
public enum ThresholdKind
{
    /// <summary>The value itself.</summary>
    Fixed = 0,

    /// <summary>The change against the comparison, as a share of it: the same weekday a week before for values of one day, else the window before.</summary>
    Change = 1,

    /// <summary>The distance from what trend and weekday let expect, in robust standard deviations.</summary>
    Anomaly = 2,
}
