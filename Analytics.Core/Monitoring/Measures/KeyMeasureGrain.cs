namespace Analytics.Core.Monitoring;

/// <summary>How often a key measure has a value.</summary>
public enum KeyMeasureGrain
{
    /// <summary>Each whole day.</summary>
    Day = 0,

    /// <summary>Each whole hour.</summary>
    Hour = 1,
}
