namespace Analytics.Core.Forecasting;

/// <summary>Measures of a forecast's error, as docs and pages show them.</summary>
public static class Accuracy
{
    /// <summary>sMAPE: the mean of 200 |y − ŷ| ÷ (|y| + |ŷ|), in percent; a term with 0 ÷ 0 counts 0. NaN of nothing.</summary>
    public static double Smape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast) =>
        Mean(actual, forecast, SymmetricPercent);

    /// <summary>MASE: the mean absolute error ÷ <see cref="NaiveError"/> of the history with period <paramref name="season"/>.</summary>
    public static double Mase(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, ReadOnlySpan<double> history, int season) =>
        Mean(actual, forecast, static (y, f) => Math.Abs(y - f)) / NaiveError(history, season);

    /// <summary>WAPE: Σ|y − ŷ| ÷ Σ|y|; NaN when all values are zero.</summary>
    public static double Wape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        double error = 0, size = 0;
        for (var t = 0; t < actual.Length; t++)
        {
            if (!double.IsNaN(actual[t]))
            {
                error += Math.Abs(actual[t] - forecast[t]);
                size += Math.Abs(actual[t]);
            }
        }

        return size > 0 ? error / size : double.NaN;
    }

    /// <summary>
    /// The in-sample mean absolute error of seasonal naive with period <paramref name="season"/> (of naive where the history is not
    /// longer than that); NaN for a history that never changes.
    /// </summary>
    public static double NaiveError(ReadOnlySpan<double> history, int season)
    {
        var m = history.Length > season ? Math.Max(1, season) : 1;
        double sum = 0;
        var count = 0;
        for (var t = m; t < history.Length; t++)
        {
            var change = Math.Abs(history[t] - history[t - m]);
            if (!double.IsNaN(change))
            {
                sum += change;
                count++;
            }
        }

        return sum > 0 ? sum / count : double.NaN;
    }

    /// <summary>One term of sMAPE.</summary>
    internal static double SymmetricPercent(double actual, double forecast)
    {
        var size = Math.Abs(actual) + Math.Abs(forecast);
        return size > 0 ? 200 * Math.Abs(actual - forecast) / size : 0;
    }

    private static double Mean(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, Func<double, double, double> term)
    {
        double sum = 0;
        var count = 0;
        for (var t = 0; t < actual.Length; t++)
        {
            if (!double.IsNaN(actual[t]))
            {
                sum += term(actual[t], forecast[t]);
                count++;
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }
}
