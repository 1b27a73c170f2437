namespace Analytics.Core.Forecasting.Ces;

/// <summary>Parameters and initial states of complex exponential smoothing.</summary>
/// <param name="Alpha0">Real part of the smoothing parameter.</param>
/// <param name="Alpha1">Imaginary part of the smoothing parameter.</param>
/// <param name="Beta0">The season's parameter (partial), or its real part (full); else 0.</param>
/// <param name="Beta1">The season's imaginary part (full); else 0.</param>
/// <param name="Level">The level before the first step.</param>
/// <param name="Potential">The information potential before the first step.</param>
/// <param name="SeasonalLevels">Seasonal levels for the first steps in order; empty without a season.</param>
/// <param name="SeasonalPotentials">Seasonal potentials likewise; empty without any.</param>
public sealed record CesParameters(
    double Alpha0,
    double Alpha1,
    double Beta0,
    double Beta1,
    double Level,
    double Potential,
    IReadOnlyList<double> SeasonalLevels,
    IReadOnlyList<double> SeasonalPotentials);
