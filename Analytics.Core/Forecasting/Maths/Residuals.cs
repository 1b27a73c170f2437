namespace Analytics.Core.Forecasting.Maths;

/// <summary>Sizes of residuals.</summary>
internal static class Residuals
{
    /// <summary>Root of the mean squared residual over the steps that have a forecast; 0 without any.</summary>
    public static double Rms(ReadOnlySpan<double> y, ReadOnlySpan<double> fitted)
    {
        var sum = 0.0;
        var count = 0;
        for (var t = 0; t < y.Length; t++)
        {
            var error = y[t] - fitted[t];
            if (!double.IsNaN(error))
            {
                sum += error * error;
                count++;
            }
        }

        return count == 0 ? 0 : Math.Sqrt(sum / count);
    }
}
