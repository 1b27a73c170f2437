namespace Analytics.Core.Forecasting;

/// <summary>The sum of a forecast over its horizon, with an interval of its own.</summary>
/// <param name="Mean">Sum of the expected values.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
/// <param name="Level">Its nominal level as a fraction.</param>
public sealed record ForecastTotal(double Mean, double Lower, double Upper, double Level);
