namespace Analytics.Core.Forecasting.Maths;

/// <summary>Straight lines through series.</summary>
internal static class Trend
{
    /// <summary>The least-squares line: its value at the middle step (n − 1) ÷ 2, and its slope a step.</summary>
    public static (double Middle, double Slope) Line(ReadOnlySpan<double> y)
    {
        var middle = (y.Length - 1) / 2.0;
        double mean = 0, cross = 0, square = 0;
        for (var t = 0; t < y.Length; t++)
        {
            mean += y[t] / y.Length;
            cross += (t - middle) * y[t];
            square += (t - middle) * (t - middle);
        }

        return (mean, square > 0 ? cross / square : 0);
    }

    /// <summary>The series without its line.</summary>
    public static double[] WithoutLine(double[] y)
    {
        var (mean, slope) = Line(y);
        var middle = (y.Length - 1) / 2.0;
        var result = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            result[t] = y[t] - mean - (slope * (t - middle));
        }

        return result;
    }
}
