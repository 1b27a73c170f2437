namespace Analytics.Core.Forecasting.Ets;

/// <summary>How the error enters an exponential smoothing model.</summary>
public enum EtsError
{
    /// <summary>Added to the mean.</summary>
    Additive,

    /// <summary>In proportion to the mean.</summary>
    Multiplicative,
}
