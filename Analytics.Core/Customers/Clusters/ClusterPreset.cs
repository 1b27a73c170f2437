namespace Analytics.Core.Customers;

/// <summary>A ready choice of features and k.</summary>
public enum ClusterPreset
{
    /// <summary>
    /// Monetary and frequency logged, recency and, where at least half of them are known, age; standardised; k = 3, named High, Medium and
    /// Low Value by mean monetary.
    /// </summary>
    ValueTiers,

    /// <summary>Orders, monetary and average order logged, recency and lifetime; standardised; k = 4.</summary>
    Behaviour,
}
