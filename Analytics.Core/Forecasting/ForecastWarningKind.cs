namespace Analytics.Core.Forecasting;

/// <summary>Kinds of warning.</summary>
public enum ForecastWarningKind
{
    /// <summary>No combination beats seasonal naive on the series itself.</summary>
    NotBetterThanNaive,

    /// <summary>The history is short for its season or for the horizon.</summary>
    ShortHistory,

    /// <summary>Missing steps were filled.</summary>
    MissingFilled,

    /// <summary>All values are equal.</summary>
    Constant,

    /// <summary>All values are zero.</summary>
    AllZero,

    /// <summary>Most values are zero: a rate is forecast rather than a pattern.</summary>
    Intermittent,

    /// <summary>Closed days were found and are forecast as zero.</summary>
    ClosedDays,

    /// <summary>Parameters stand at the edge of their range, or the search ended early.</summary>
    Boundary,

    /// <summary>Too few rolling origins for the interval at this level; the model's own shape fills in.</summary>
    IntervalFromModel,

    /// <summary>The horizon is long compared with the history: longer than it, or than the steps on which forecasts could be tried.</summary>
    LongHorizon,

    /// <summary>Older history was left out.</summary>
    HistoryCut,
}
