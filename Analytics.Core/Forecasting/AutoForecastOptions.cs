namespace Analytics.Core.Forecasting;

/// <summary>What a caller may ask of <see cref="AutoForecaster"/>.</summary>
public sealed record AutoForecastOptions
{
    /// <summary>The defaults.</summary>
    public static AutoForecastOptions Default { get; } = new();

    /// <summary><c>auto</c> for the combination, or one model's name (see <see cref="ForecastModels"/>).</summary>
    public string Model { get; init; } = ForecastModels.Auto;

    /// <summary>Rolling origins to use, 1 to 100; null lets the length of the history say.</summary>
    public int? Origins { get; init; }

    /// <summary>Steps between origins; null lets the horizon and the season say.</summary>
    public int? Stride { get; init; }

    /// <summary>The longest stretch of history to use, in steps from the end; null is all, as far as a model can use it.</summary>
    public int? TrainingWindow { get; init; }

    /// <summary>
    /// Names of models that are to be tried at the same origins and scored beside <c>auto</c>'s members without having a weight; each costs
    /// its fits. None by default.
    /// </summary>
    public IReadOnlyList<string> Onlookers { get; init; } = [];
}
