namespace Analytics.Core.Forecasting;

/// <summary>A forecast as it would have been made in the past.</summary>
/// <param name="Origin">Steps of history it was made from; its first step is the one with this index.</param>
/// <param name="OriginDate">The date of the last step of that history, where the series has dates.</param>
/// <param name="Means">Expected values.</param>
/// <param name="Lower">Lower ends, one array for each level.</param>
/// <param name="Upper">Upper ends, one array for each level.</param>
/// <param name="Actuals">What then happened; <see cref="double.NaN"/> for missing steps.</param>
public sealed record PastForecast(
    int Origin, DateOnly? OriginDate, double[] Means, IReadOnlyList<double[]> Lower, IReadOnlyList<double[]> Upper, double[] Actuals);
