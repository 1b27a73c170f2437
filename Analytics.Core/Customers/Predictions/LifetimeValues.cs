namespace Analytics.Core.Customers.Predictions;

/// <summary>
/// Lifetime values and their intervals for a whole shop, by <see cref="CustomerLifetimeValue"/>. Of many customers an even part is simulated, and all
/// take over the ends of the intervals, relative to the value, from those of a like value.
/// </summary>
internal sealed class LifetimeValues
{
    /// <summary>More customers than this share the shape of their intervals.</summary>
    public const int MostSimulated = 3_000;

    private const double DaysAMonth = 365.25 / 12;
    private const int Draws = 300;
    private const double Level = 0.8;
    private const int LikeValues = 60;

    private readonly CustomerLifetimeValue _values;
    private readonly double _meanSpend;
    private readonly double _margin;

    /// <summary>Takes the models.</summary>
    /// <param name="fit">The purchase model, in days.</param>
    /// <param name="spend">The spend model.</param>
    /// <param name="meanSpend">The shop's mean value of an order, for customers of whom the spend model says nothing.</param>
    /// <param name="settings">Months, margin and discount.</param>
    public LifetimeValues(IPurchaseFit fit, GammaGammaFit spend, double meanSpend, ScoringSettings settings)
    {
        _meanSpend = meanSpend;
        _margin = settings.Margin;
        _values = new CustomerLifetimeValue(fit, spend, new ClvOptions
        {
            Horizon = settings.LifetimeMonths * DaysAMonth,
            Margin = settings.Margin,
            AnnualDiscount = settings.AnnualDiscount,
            Level = Level,
            Draws = Draws,
        });
    }

    /// <summary>The expected spend and the lifetime value.</summary>
    public (double Spend, double Value) Of(in CustomerHistory history)
    {
        var estimate = _values.Value(history);
        return double.IsFinite(estimate.Value)
            ? (estimate.Spend, estimate.Value)
            : (_meanSpend, _values.DiscountedOrders(history) * _meanSpend * _margin);
    }

    /// <summary>The intervals' ends for <paramref name="values"/>, in the same order; NaN where there is none.</summary>
    public (float[] Low, float[] High) Intervals(CustomerHistory[] histories, float[] values, CancellationToken cancellationToken)
    {
        var (low, high) = (new float[values.Length], new float[values.Length]);
        if (histories.Length <= MostSimulated)
        {
            Slices.Run(histories.Length, (from, to) =>
            {
                for (var i = from; i < to; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var estimate = _values.Estimate(histories[i]);
                    (low[i], high[i]) = ((float)estimate.Lower, (float)estimate.Upper);
                }
            }, cancellationToken);
            return (low, high);
        }

        var sample = Sample(values);
        var (lows, highs) = (new double[sample.Length], new double[sample.Length]);
        Slices.Run(sample.Length, (from, to) =>
        {
            for (var s = from; s < to; s++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var estimate = _values.Estimate(histories[sample[s]]);
                (lows[s], highs[s]) = (estimate.Lower / values[sample[s]], estimate.Upper / values[sample[s]]);
            }
        }, cancellationToken);
        var (edges, shapes) = Shapes(sample, values, lows, highs);
        for (var i = 0; i < values.Length; i++)
        {
            var at = Array.BinarySearch(edges, values[i]);
            at = Math.Clamp(at >= 0 ? at : ~at - 1, 0, edges.Length - 1);
            var (l, h) = edges.Length == 0 || !(values[i] > 0) ? (double.NaN, double.NaN) : shapes[at];
            (low[i], high[i]) = ((float)(values[i] * l), (float)(values[i] * h));
        }

        return (low, high);
    }

    // An even part by rank of value, so that every height of value is in it.
    private static int[] Sample(float[] values)
    {
        var order = Enumerable.Range(0, values.Length).Where(i => values[i] > 0).ToArray();
        Array.Sort(Array.ConvertAll(order, i => values[i]), order);
        var taken = Math.Min(MostSimulated, order.Length);
        return [.. Enumerable.Range(0, taken).Select(t => order[(int)((long)t * order.Length / taken)])];
    }

    // The mean ends among some sixty neighbours by value.
    private static (float[] Edges, (double Low, double High)[] Shapes) Shapes(int[] sample, float[] values, double[] lows, double[] highs)
    {
        var groups = sample.Length / LikeValues;
        if (groups == 0)
        {
            return ([], []);
        }

        var edges = new float[groups];
        var shapes = new (double, double)[groups];
        for (var g = 0; g < groups; g++)
        {
            var (from, to) = ((int)((long)sample.Length * g / groups), (int)((long)sample.Length * (g + 1) / groups));
            edges[g] = values[sample[from]];
            shapes[g] = (lows[from..to].Average(), highs[from..to].Average());
        }

        return (edges, shapes);
    }
}
