namespace Analytics.Core.Forecasting.Ces;

/// <summary>The season of a complex exponential smoothing model.</summary>
public enum CesSeason
{
    /// <summary>No season.</summary>
    None,

    /// <summary>The whole model a season back.</summary>
    Simple,

    /// <summary>A level one step back and real seasonal offsets.</summary>
    Partial,

    /// <summary>A level one step back and complex seasonal states.</summary>
    Full,
}
