namespace Analytics.Core.Customers.Lifetime;

/// <summary>A normal prior on the logarithms of scaled parameters, each on its own.</summary>
/// <param name="Means">Logarithms of the medians.</param>
/// <param name="Deviations">Standard deviations of the logarithms.</param>
internal sealed record LogPrior(double[] Means, double[] Deviations)
{
    /// <summary>
    /// For r, α ÷ mean T, a and b: what shops show, two thirds within a factor of e or so either way.
    /// </summary>
    public static LogPrior BetaGeometric { get; } = new([Math.Log(0.5), Math.Log(0.3), Math.Log(0.7), Math.Log(3)], [1, 1, 1.5, 1.5]);

    /// <summary>For r, α ÷ mean T, s and β ÷ mean T.</summary>
    public static LogPrior Pareto { get; } = new([Math.Log(0.5), Math.Log(0.3), Math.Log(0.6), Math.Log(0.5)], [1, 1, 1, 1.5]);

    /// <summary>For p, q and v ÷ mean value.</summary>
    public static LogPrior GammaGamma { get; } = new([Math.Log(3), Math.Log(4), Math.Log(0.8)], [1, 0.7, 1]);

    /// <summary>Its logarithm at a point, and its slope added to <paramref name="gradient"/>.</summary>
    public double Add(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < logs.Length; i++)
        {
            var z = (logs[i] - Means[i]) / Deviations[i];
            sum -= z * z / 2;
            gradient[i] -= z / Deviations[i];
        }

        return sum;
    }
}
