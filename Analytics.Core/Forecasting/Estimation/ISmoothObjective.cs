namespace Analytics.Core.Forecasting.Estimation;

/// <summary>A function to minimise whose gradient comes cheaply after its value.</summary>
internal interface ISmoothObjective
{
    /// <summary>The value at <paramref name="x"/>; infinity where the function is not defined.</summary>
    double Value(ReadOnlySpan<double> x);

    /// <summary>The gradient at <paramref name="x"/>, which is the point of the last call of <see cref="Value"/>.</summary>
    void Gradient(ReadOnlySpan<double> x, Span<double> gradient);
}
