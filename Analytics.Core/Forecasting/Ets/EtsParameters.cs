namespace Analytics.Core.Forecasting.Ets;

/// <summary>The parameters of one ETS model, in the conventions of Hyndman et al. 2008 (β is the slope's own gain, not β*).</summary>
/// <param name="Alpha">Gain of the level.</param>
/// <param name="Beta">Gain of the slope; 0 without a trend.</param>
/// <param name="Gamma">Gain of the season; 0 without a season.</param>
/// <param name="Phi">Damping; 1 for an undamped trend, 0 without a trend.</param>
/// <param name="Level">The level before the first step.</param>
/// <param name="Slope">The slope before the first step.</param>
/// <param name="Seasonal">The season's initial states, for the first steps in order; empty without a season.</param>
public sealed record EtsParameters(
    double Alpha,
    double Beta,
    double Gamma,
    double Phi,
    double Level,
    double Slope,
    IReadOnlyList<double> Seasonal);
