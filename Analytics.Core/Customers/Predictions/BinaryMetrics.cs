namespace Analytics.Core.Customers.Predictions;

/// <summary>Scores probabilities against what came. Arrays are of equal length; nothing is changed.</summary>
internal static class BinaryMetrics
{
    private const int Tenths = 10;

    /// <summary>All scores at once.</summary>
    public static ClassifierScore Score(string name, double[] probabilities, bool[] outcomes)
    {
        if (probabilities.Length != outcomes.Length)
        {
            throw new ArgumentException("One outcome for each probability.", nameof(outcomes));
        }

        var order = Enumerable.Range(0, outcomes.Length).ToArray();
        Array.Sort((double[])probabilities.Clone(), order);
        return new ClassifierScore(
            name, Auc(probabilities, outcomes, order), Brier(probabilities, outcomes), LiftTopTenth(probabilities, outcomes, order),
            Calibration(probabilities, Array.ConvertAll(outcomes, static y => y ? 1.0 : 0), order));
    }

    /// <summary>Area under the ROC curve; null when all outcomes are alike.</summary>
    public static double? Auc(double[] probabilities, bool[] outcomes)
    {
        var order = Enumerable.Range(0, outcomes.Length).ToArray();
        Array.Sort((double[])probabilities.Clone(), order);
        return Auc(probabilities, outcomes, order);
    }

    /// <summary>Tenths by prediction, equal ones together: the mean prediction and the mean of what came.</summary>
    public static IReadOnlyList<CalibrationBin> Calibration(double[] predicted, double[] actual)
    {
        var order = Enumerable.Range(0, actual.Length).ToArray();
        Array.Sort((double[])predicted.Clone(), order);
        return Calibration(predicted, actual, order);
    }

    /// <summary>(Σ ranks of "yes" − n₁(n₁+1)/2) ÷ (n₁ n₀), with mean ranks for ties.</summary>
    private static double? Auc(double[] p, bool[] y, int[] order)
    {
        double ranks = 0;
        long yes = 0;
        for (var i = 0; i < order.Length;)
        {
            var end = EndOfTie(p, order, i);
            long within = 0;
            for (var k = i; k < end; k++)
            {
                within += y[order[k]] ? 1 : 0;
            }

            ranks += within * (i + 1 + end) / 2.0;
            yes += within;
            i = end;
        }

        var no = order.Length - yes;
        return yes == 0 || no == 0 ? null : (ranks - (yes * (yes + 1) / 2.0)) / ((double)yes * no);
    }

    private static double Brier(double[] p, bool[] y)
    {
        double sum = 0;
        for (var i = 0; i < p.Length; i++)
        {
            var error = p[i] - (y[i] ? 1 : 0);
            sum += error * error;
        }

        return p.Length == 0 ? 0 : sum / p.Length;
    }

    private static double? LiftTopTenth(double[] p, bool[] y, int[] order)
    {
        var n = order.Length;
        var all = y.Count(v => v);
        if (n == 0 || all == 0)
        {
            return null;
        }

        var left = n / (double)Tenths;
        var wanted = left;
        double hits = 0;
        for (var end = n; end > 0 && left > 1e-9;)
        {
            var start = end - 1;
            while (start > 0 && p[order[start - 1]] == p[order[end - 1]])
            {
                start--;
            }

            var within = 0;
            for (var k = start; k < end; k++)
            {
                within += y[order[k]] ? 1 : 0;
            }

            var taken = Math.Min(left, end - start);
            hits += within * taken / (end - start);
            left -= taken;
            end = start;
        }

        return hits / wanted / ((double)all / n);
    }

    private static List<CalibrationBin> Calibration(double[] p, double[] y, int[] order)
    {
        var bins = new List<CalibrationBin>(Tenths);
        var n = order.Length;
        for (var start = 0; start < n;)
        {
            // The next tenth's edge, moved up so that equal probabilities stay together.
            var tenth = (int)((long)start * Tenths / n) + 1;
            var end = (int)((((long)n * tenth) + Tenths - 1) / Tenths);
            end = EndOfTie(p, order, end - 1);
            double sum = 0, came = 0;
            for (var k = start; k < end; k++)
            {
                sum += p[order[k]];
                came += y[order[k]];
            }

            bins.Add(new CalibrationBin(end - start, p[order[start]], p[order[end - 1]], sum / (end - start), came / (end - start)));
            start = end;
        }

        return bins;
    }

    private static int EndOfTie(double[] p, int[] order, int at)
    {
        var end = at + 1;
        while (end < order.Length && p[order[end]] == p[order[at]])
        {
            end++;
        }

        return end;
    }
}
