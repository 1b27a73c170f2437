namespace Analytics.Core.Forecasting;

/// <summary>Kinds of refusal.</summary>
public enum ForecastRefusalReason
{
    /// <summary>Fewer observations than the model needs.</summary>
    TooShort,

    /// <summary>No observation at all.</summary>
    NoObservations,

    /// <summary>Missing values, which the model cannot take.</summary>
    MissingValues,

    /// <summary>Zero or negative values under a multiplicative model.</summary>
    NotPositive,

    /// <summary>A seasonal model and no season.</summary>
    NotSeasonal,

    /// <summary>A model for intermittent series, and one that is not.</summary>
    NotIntermittent,

    /// <summary>An infinite value, or one beyond 1e150 in size.</summary>
    NotFinite,

    /// <summary>The estimation did not converge.</summary>
    NoConvergence,
}
