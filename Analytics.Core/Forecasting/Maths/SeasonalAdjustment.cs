namespace Analytics.Core.Forecasting.Maths;

/// <summary>A repeating pattern that can be taken off a series and put back on its forecast.</summary>
/// <param name="Factors">One factor a phase; the first belongs to the series' first step.</param>
/// <param name="Multiplicative">Whether factors multiply (mean 1) or are added (mean 0).</param>
internal sealed record SeasonalAdjustment(double[] Factors, bool Multiplicative)
{
    /// <summary>
    /// The pattern of the main season when it stands out, else null. Multiplicative where all values are positive and no factor
    /// comes close to zero; else additive.
    /// </summary>
    public static SeasonalAdjustment? Find(double[] y, int m)
    {
        if (!ClassicalDecomposition.IsSeasonal(y, m))
        {
            return null;
        }

        if (Array.TrueForAll(y, static v => v > 0)
            && ClassicalDecomposition.Factors(y, m, multiplicative: true) is { } factors
            && Array.TrueForAll(factors, static f => f > 0.01))
        {
            return new SeasonalAdjustment(factors, true);
        }

        return ClassicalDecomposition.Factors(y, m, multiplicative: false) is { } additive ? new SeasonalAdjustment(additive, false) : null;
    }

    /// <summary>The series without the pattern.</summary>
    public double[] Remove(double[] y)
    {
        var result = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            result[t] = Multiplicative ? y[t] / Factors[t % Factors.Length] : y[t] - Factors[t % Factors.Length];
        }

        return result;
    }

    /// <summary>Puts the pattern on, in place; <paramref name="first"/> is the step of the first value.</summary>
    public double[] Restore(double[] values, int first)
    {
        for (var t = 0; t < values.Length; t++)
        {
            var factor = Factors[(first + t) % Factors.Length];
            values[t] = Multiplicative ? values[t] * factor : values[t] + factor;
        }

        return values;
    }
}
