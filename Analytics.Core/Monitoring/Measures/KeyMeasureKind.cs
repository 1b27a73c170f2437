namespace Analytics.Core.Monitoring;

/// <summary>What a key measure is for.</summary>
public enum KeyMeasureKind
{
    /// <summary>A key performance indicator: success.</summary>
    Kpi = 0,

    /// <summary>A key risk indicator: what may go wrong.</summary>
    Kri = 1,

    /// <summary>A key result: progress to a target.</summary>
    Kr = 2,
}
