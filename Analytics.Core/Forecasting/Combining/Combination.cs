namespace Analytics.Core.Forecasting.Combining;

/// <summary>Which members take part, and how much each counts.</summary>
/// <remarks>
/// A member's weight falls with its mean absolute error at the origins, w ∝ (least ÷ error)^p, where p grows with the number of
/// independent origins: from few origins all weights are nearly equal. Members that are clearly worse are left out. The combined
/// value is 0.85 of the weighted mean and 0.15 of the weighted median of the members' values: the mean uses all of them, the median
/// shrugs off one that has run away.
/// </remarks>
internal sealed class Combination
{
    private const double LeftOutAbove = 1.4;

    // How steeply weights fall with errors when origins are many, and at how many independent ones it is half of that.
    private const double Power = 4;
    private const double HalfPower = 3;
    private const double MeanShare = 0.85;

    private Combination(double[] weights) => Weights = weights;

    /// <summary>One weight a member; 0 for those left out. They sum to 1.</summary>
    public double[] Weights { get; }

    /// <summary>Equal weights for those that have a fit.</summary>
    public static Combination Equal(IReadOnlyList<bool> usable)
    {
        var count = usable.Count(static u => u);
        return new Combination([.. usable.Select(u => u ? 1.0 / count : 0)]);
    }

    /// <summary>Only one member.</summary>
    public static Combination Only(int member, int count) => new([.. Enumerable.Range(0, count).Select(i => i == member ? 1.0 : 0)]);

    /// <summary>Weights by error.</summary>
    /// <param name="errors">Each member's mean absolute error at the origins; NaN for members that cannot take part.</param>
    /// <param name="independent">How many horizons' worth of origins do not overlap.</param>
    public static Combination ByErrors(double[] errors, double independent)
    {
        var least = errors.Where(static e => !double.IsNaN(e)).DefaultIfEmpty(double.NaN).Min();
        var power = Power * independent / (independent + HalfPower);
        var bar = 1 + ((LeftOutAbove - 1) * (1 + (2 / independent)));
        var raw = errors.Select(e => double.IsNaN(e) ? 0 : least <= 0 ? (e <= 0 ? 1.0 : 0) : e > bar * least ? 0 : Math.Pow(least / e, power)).ToArray();
        var sum = raw.Sum();
        return new Combination([.. raw.Select(w => w / sum)]);
    }

    /// <summary>The combined forecast.</summary>
    /// <param name="forecasts">One array a member; null for members without one, whose weight must be 0.</param>
    /// <param name="horizon">Steps.</param>
    public double[] Combine(IReadOnlyList<double[]?> forecasts, int horizon)
    {
        var members = Enumerable.Range(0, Weights.Length).Where(i => Weights[i] > 0 && forecasts[i] is not null).ToArray();
        var total = members.Sum(i => Weights[i]);
        var result = new double[horizon];
        var values = new double[members.Length];
        var weights = new double[members.Length];
        for (var h = 0; h < horizon; h++)
        {
            var mean = 0.0;
            for (var i = 0; i < members.Length; i++)
            {
                values[i] = forecasts[members[i]]![h];
                weights[i] = Weights[members[i]] / total;
                mean += values[i] * weights[i];
            }

            result[h] = members.Length < 3 ? mean : (MeanShare * mean) + ((1 - MeanShare) * WeightedMedian(values, weights));
        }

        return result;
    }

    // The median of a distribution that spreads each weight evenly around its value: continuous in values and weights.
    private static double WeightedMedian(double[] values, double[] weights)
    {
        Array.Sort(values, weights);
        var below = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var centre = below + (weights[i] / 2);
            if (centre >= 0.5)
            {
                if (i == 0)
                {
                    return values[0];
                }

                var previous = below - (weights[i - 1] / 2);
                return values[i - 1] + ((0.5 - previous) / (centre - previous) * (values[i] - values[i - 1]));
            }

            below += weights[i];
        }

        return values[^1];
    }
}
