namespace Analytics.Core.Monitoring;

/// <summary>On which side a threshold calls.</summary>
public enum ThresholdSide
{
    /// <summary>Above the limit.</summary>
    Above = 0,

    /// <summary>Below the limit.</summary>
    Below = 1,

    /// <summary>On both sides; not for <see cref="ThresholdKind.Fixed"/>.</summary>
    Either = 2,
}
