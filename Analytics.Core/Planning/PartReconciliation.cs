using Analytics.Core.Forecasting;

namespace Analytics.Core.Planning;

/// <summary>
/// Makes the forecasts of parts add up to the forecast of their whole, which stays as it is: at each step what is missing is shared out by the
/// parts' variances (the square of their band's width), which is weighted least squares under the condition that they add up
/// (Hyndman, Ahmed, Athanasopoulos and Shang 2011, with the total known). Bands move along with their means.
/// </summary>
internal static class PartReconciliation
{
    /// <summary>The parts' forecasts, changed.</summary>
    public static IReadOnlyList<IntervalForecast> AddUp(IntervalForecast whole, IReadOnlyList<IntervalForecast> parts, bool isNonNegative)
    {
        var widest = whole.Levels.Count - 1;
        var means = parts.Select(p => (double[])p.Means.Clone()).ToArray();
        for (var step = 0; step < whole.Horizon; step++)
        {
            var at = step;
            double[] weights = [.. parts.Select(p => Math.Pow(p.Upper[widest][at] - p.Lower[widest][at], 2))];
            Share(means, step, whole.Means[step], weights, isNonNegative);
        }

        return [.. parts.Select((part, i) => Moved(part, means[i], whole.Upper[widest], isNonNegative))];
    }

    private static void Share(double[][] means, int step, double target, double[] weights, bool isNonNegative)
    {
        if (isNonNegative && target <= 0)
        {
            // A day on which the whole is closed is closed for each part.
            foreach (var part in means)
            {
                part[step] = 0;
            }

            return;
        }

        // Each round either ends or takes parts that have reached zero out of the sharing; the last one left takes all that is missing.
        var open = Enumerable.Range(0, means.Length).ToList();
        while (open.Count > 0)
        {
            var gap = target - means.Sum(m => m[step]);
            var sum = open.Sum(i => weights[i]);
            var sizes = open.Sum(i => Math.Abs(means[i][step]));
            foreach (var i in open)
            {
                var share = sum > 0 ? weights[i] / sum : sizes > 0 ? Math.Abs(means[i][step]) / sizes : 1.0 / open.Count;
                means[i][step] += share * gap;
            }

            var below = isNonNegative ? open.Where(i => means[i][step] < 0).ToList() : [];
            if (below.Count == 0)
            {
                break;
            }

            foreach (var i in below)
            {
                means[i][step] = 0;
                open.Remove(i);
            }
        }
    }

    private static IntervalForecast Moved(IntervalForecast part, double[] means, double[] ceiling, bool isNonNegative)
    {
        var total = means.Sum();
        var by = total - part.Means.Sum();
        return part with
        {
            Means = means,
            Lower = [.. part.Lower.Select(ends => ends.Select((v, i) => End(v, i)).ToArray())],
            Upper = [.. part.Upper.Select(ends => ends.Select((v, i) => End(v, i)).ToArray())],
            Totals = [.. part.Totals.Select(t => t with { Mean = total, Lower = Floor(t.Lower + by), Upper = Floor(t.Upper + by) })],
        };

        double End(double value, int step) => isNonNegative && ceiling[step] <= 0 ? 0 : Floor(value + means[step] - part.Means[step]);

        double Floor(double value) => isNonNegative ? Math.Max(0, value) : value;
    }
}
