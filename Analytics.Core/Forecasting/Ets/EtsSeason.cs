namespace Analytics.Core.Forecasting.Ets;

/// <summary>The season of an exponential smoothing model.</summary>
public enum EtsSeason
{
    /// <summary>No season.</summary>
    None,

    /// <summary>Offsets that add up to zero.</summary>
    Additive,

    /// <summary>Factors with mean one.</summary>
    Multiplicative,
}
