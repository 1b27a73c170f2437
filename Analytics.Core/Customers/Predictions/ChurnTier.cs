namespace Analytics.Core.Customers;

/// <summary>
/// Churn by rule: days since the last order beyond one threshold score 0.5 (Medium), beyond the other 0.8 (High), else 0.2 (Low).
/// The thresholds are in <see cref="ScoringSettings"/>.
/// </summary>
public enum ChurnTier : byte
{
    /// <summary>Bought lately; scores 0.2.</summary>
    Low,

    /// <summary>Beyond <see cref="ScoringSettings.ChurnMediumAfterDays"/>; scores 0.5.</summary>
    Medium,

    /// <summary>Beyond <see cref="ScoringSettings.ChurnHighAfterDays"/>; scores 0.8.</summary>
    High,
}
