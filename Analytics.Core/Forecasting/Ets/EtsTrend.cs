namespace Analytics.Core.Forecasting.Ets;

/// <summary>The trend of an exponential smoothing model. Multiplicative trends are left out: their forecasts run away.</summary>
public enum EtsTrend
{
    /// <summary>A level only.</summary>
    None,

    /// <summary>A level and a slope.</summary>
    Additive,

    /// <summary>A level and a slope that fades by the factor φ each step.</summary>
    Damped,
}
