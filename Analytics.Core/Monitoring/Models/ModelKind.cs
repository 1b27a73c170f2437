namespace Analytics.Core.Monitoring;

/// <summary>What is predicted.</summary>
public enum ModelKind
{
    /// <summary>Who leaves.</summary>
    Churn,

    /// <summary>What customers will order and be worth.</summary>
    Lifetime,

    /// <summary>When customers order next.</summary>
    NextOrder,

    /// <summary>What customers may like.</summary>
    Recommendations,

    /// <summary>What the shop will sell.</summary>
    Forecast,
}
