namespace Analytics.Core.Customers.Lifetime;

/// <summary>Repeat customers' values in runs of one frequency: all that Gamma-Gamma needs.</summary>
internal sealed class SpendData
{
    /// <summary>How many customers.</summary>
    public required int Customers { get; init; }

    /// <summary>What values were divided by: their mean.</summary>
    public required double Scale { get; init; }

    /// <summary>Distinct frequencies, ascending.</summary>
    public required int[] Frequencies { get; init; }

    /// <summary>Where each frequency's customers begin, and the end.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Frequency × mean value ÷ scale of each customer.</summary>
    public required double[] Totals { get; init; }

    /// <summary>Pearson's correlation of frequency and mean value.</summary>
    public required double Correlation { get; init; }

    /// <summary>Takes the repeat customers with positive value.</summary>
    public static SpendData Of(ReadOnlySpan<CustomerHistory> histories)
    {
        var counts = new int[256];
        var customers = 0;
        double sumX = 0, sumZ = 0;
        foreach (ref readonly var history in histories)
        {
            if (IsUsed(history))
            {
                if (history.Frequency >= counts.Length)
                {
                    Array.Resize(ref counts, Math.Max(history.Frequency + 1, counts.Length * 2));
                }

                counts[history.Frequency]++;
                customers++;
                sumX += history.Frequency;
                sumZ += history.MeanValue;
            }
        }

        var scale = customers == 0 ? 1 : sumZ / customers;
        var frequencies = Enumerable.Range(0, counts.Length).Where(x => counts[x] > 0).ToArray();
        var starts = new int[frequencies.Length + 1];
        var next = new int[counts.Length];
        for (var run = 0; run < frequencies.Length; run++)
        {
            next[frequencies[run]] = starts[run];
            starts[run + 1] = starts[run] + counts[frequencies[run]];
        }

        var totals = new double[customers];
        double xx = 0, zz = 0, xz = 0;
        foreach (ref readonly var history in histories)
        {
            if (IsUsed(history))
            {
                totals[next[history.Frequency]++] = history.Frequency * history.MeanValue / scale;
                var x = history.Frequency - (sumX / customers);
                var z = history.MeanValue - scale;
                xx += x * x;
                zz += z * z;
                xz += x * z;
            }
        }

        return new SpendData
        {
            Customers = customers,
            Scale = scale,
            Frequencies = frequencies,
            Starts = starts,
            Totals = totals,
            Correlation = xx > 0 && zz > 0 ? xz / Math.Sqrt(xx * zz) : double.NaN,
        };
    }

    private static bool IsUsed(in CustomerHistory history) => history.Frequency > 0 && history.MeanValue > 0 && double.IsFinite(history.MeanValue);
}
