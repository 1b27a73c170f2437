namespace Analytics.Core.Forecasting;

/// <summary>Why a model gave no fit, with how much data it would have needed.</summary>
/// <param name="Reason">The kind of refusal.</param>
/// <param name="ObservationsNeeded">Observations that would do, where that is the reason; else 0.</param>
/// <param name="ObservationsHad">Observations there were, missing ones not counted.</param>
public sealed record ForecastRefusal(ForecastRefusalReason Reason, int ObservationsNeeded, int ObservationsHad)
{
    /// <summary>The refusal in words.</summary>
    public string Message => Reason switch
    {
        ForecastRefusalReason.TooShort => $"The history is too short: {ObservationsHad} observations, {ObservationsNeeded} needed.",
        ForecastRefusalReason.NoObservations => "The series has no observations.",
        ForecastRefusalReason.MissingValues => "The model cannot work with missing values.",
        ForecastRefusalReason.NotPositive => "The model needs positive values.",
        ForecastRefusalReason.NotSeasonal => "The model needs a season of at least two steps.",
        ForecastRefusalReason.NotIntermittent => "The model is for series with zeros between their values.",
        ForecastRefusalReason.NotFinite => "The series has a value that is infinite or too large to compute with.",
        _ => "The fit did not converge.",
    };
}
