namespace Analytics.Core.Customers;

/// <summary>
/// Scores customers by recency, frequency and monetary: score = 1 + ⌊5 × (customers strictly worse) ÷ n⌋, so that equal values score
/// equally; of recency, fewer days are better. FM = ⌈w F + (1 − w) M⌉.
/// </summary>
public static class RfmModel
{
    // What w F + (1 − w) M may exceed a whole number by through rounding alone.
    private const double Rounding = 1e-9;

    /// <summary>Scores the customers; nobody for an empty list.</summary>
    /// <exception cref="ArgumentException">The weight lies outside 0 to 1, a recency is negative, or a frequency below 1.</exception>
    public static RfmScores Score(IReadOnlyList<RfmInput> inputs, RfmOptions? options = null)
    {
        options ??= new RfmOptions();
        if (!(options.FrequencyWeight is >= 0 and <= 1))
        {
            throw new ArgumentException("The weight of frequency must be 0 to 1.", nameof(options));
        }

        RfmInput[] customers = [.. inputs];
        if (Array.Exists(customers, static c => c.RecencyDays < 0 || c.Frequency < 1))
        {
            throw new ArgumentException("A customer to be scored needs at least one order, and none after the day of the scores.", nameof(inputs));
        }

        var r = Ranked(Array.ConvertAll(customers, static c => -(long)c.RecencyDays));
        var f = Ranked(Array.ConvertAll(customers, static c => (long)c.Frequency));
        var m = Ranked(Array.ConvertAll(customers, static c => c.Monetary.Units));
        var fm = new byte[customers.Length];
        var weight = options.FrequencyWeight;
        for (var i = 0; i < fm.Length; i++)
        {
            fm[i] = (byte)Math.Clamp((int)Math.Ceiling((weight * f[i]) + ((1 - weight) * m[i]) - Rounding), 1, RfmMap.Scores);
        }

        return new RfmScores(customers, r, f, m, fm, options);
    }

    /// <summary>The scores of values of which more is better.</summary>
    private static byte[] Ranked(long[] values)
    {
        var scores = new byte[values.Length];
        var places = new int[values.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(values, places);
        var worse = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0 && values[i] != values[i - 1])
            {
                worse = i;
            }

            scores[places[i]] = (byte)(1 + ((long)RfmMap.Scores * worse / values.Length));
        }

        return scores;
    }
}
