namespace Analytics.Core.Forecasting;

/// <summary>What a caller may ask of any model's fit.</summary>
public sealed record ForecastOptions
{
    /// <summary>The defaults: the full search.</summary>
    public static ForecastOptions Default { get; } = new();

    /// <summary>
    /// A shorter search (fewer structures, fewer iterations) for fits that are one of many, as in a backtest with a refit at
    /// each origin. The answer may be slightly worse, never of another kind.
    /// </summary>
    public bool Quick { get; init; }

    /// <summary>
    /// The longest stretch of history, in steps, that a model may use, counted from the end; null is the model's own choice.
    /// </summary>
    public int? MaxObservations { get; init; }
}
