namespace Analytics.Core.Forecasting;

/// <summary>One forecast step with its interval at one level.</summary>
/// <param name="Step">Steps after the last observation; 1 is the next.</param>
/// <param name="Date">The step's date, where the series has dates.</param>
/// <param name="Mean">The expected value, in the series' unit.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
/// <param name="Level">The interval's nominal level as a fraction, 0.1 to 0.99.</param>
public sealed record ForecastPoint(int Step, DateOnly? Date, double Mean, double Lower, double Upper, double Level);
