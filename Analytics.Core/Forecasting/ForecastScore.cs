namespace Analytics.Core.Forecasting;

/// <summary>Errors of one model over all origins and steps.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Mase">Mean absolute error ÷ the mean absolute change over one main period in the history before each origin; NaN for a history that never changes.</param>
/// <param name="Smape">Mean of 200 |y − ŷ| ÷ (|y| + |ŷ|); 0 ÷ 0 counts 0.</param>
/// <param name="Wape">Σ|y − ŷ| ÷ Σ|y|; NaN when all values are zero.</param>
public sealed record ForecastScore(string Name, double Mase, double Smape, double Wape);
