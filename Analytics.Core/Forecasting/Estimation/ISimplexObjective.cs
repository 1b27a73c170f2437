namespace Analytics.Core.Forecasting.Estimation;

/// <summary>A function to minimise without a gradient.</summary>
internal interface ISimplexObjective
{
    /// <summary>The value at <paramref name="x"/>; infinity where the function is not defined.</summary>
    double Value(ReadOnlySpan<double> x);
}
