using MathNet.Numerics.Distributions;

namespace Analytics.Core.Customers;

/// <summary>
/// The population stability index of two samples over the same bins: Σ (aᵢ − eᵢ) ln(aᵢ ÷ eᵢ), with eᵢ and aᵢ the shares of each, in natural logarithms.
/// It is the sum of both Kullback-Leibler divergences (Jeffreys' divergence): never negative, zero for equal shares, the same both ways.
/// </summary>
public static class StabilityIndex
{
    /// <summary>Above this, <see cref="DriftLevel.Some"/>.</summary>
    public const double SomeAbove = 0.1;

    /// <summary>Above this, <see cref="DriftLevel.Major"/>.</summary>
    public const double MajorAbove = 0.25;

    /// <summary>What a share counts as at least: a bin that one sample leaves empty would make the index infinite.</summary>
    public const double LeastShare = 1e-4;

    private const double Certainty = 0.99;

    /// <summary>The index.</summary>
    /// <param name="expected">Counts of the sample that was learned from, bin by bin.</param>
    /// <param name="actual">Counts of the other, over the same bins.</param>
    /// <returns>The index; null when either sample is empty.</returns>
    /// <exception cref="ArgumentException">The bins differ in number, or a count is negative.</exception>
    public static double? Of(IReadOnlyList<long> expected, IReadOnlyList<long> actual)
    {
        if (expected.Count != actual.Count)
        {
            throw new ArgumentException("Both samples are counted over the same bins.", nameof(actual));
        }

        if (expected.Concat(actual).Any(static count => count < 0))
        {
            throw new ArgumentException("A count is never negative.", nameof(actual));
        }

        var (all, others) = ((double)expected.Sum(), (double)actual.Sum());
        if (all == 0 || others == 0)
        {
            return null;
        }

        double index = 0;
        for (var i = 0; i < expected.Count; i++)
        {
            var e = Math.Max(LeastShare, expected[i] / all);
            var a = Math.Max(LeastShare, actual[i] / others);
            index += (a - e) * Math.Log(a / e);
        }

        return index;
    }

    /// <summary>
    /// What chance alone stays below in 99 of 100 cases when both samples are of one distribution: (1/n + 1/m) times the quantile of χ² with one degree
    /// of freedom less than there are bins (Yurdakul 2018, Statistical properties of the population stability index).
    /// </summary>
    /// <param name="bins">How many bins.</param>
    /// <param name="expected">The size of the one sample.</param>
    /// <param name="actual">The size of the other.</param>
    public static double ChanceLimit(int bins, long expected, long actual) =>
        bins < 2 ? 0 : expected <= 0 || actual <= 0 ? double.PositiveInfinity : ChiSquared.InvCDF(bins - 1, Certainty) * ((1.0 / expected) + (1.0 / actual));

    /// <summary>What an index means.</summary>
    /// <param name="index">The index.</param>
    /// <param name="chanceLimit">What chance alone stays below.</param>
    public static DriftLevel LevelOf(double index, double chanceLimit) =>
        index <= SomeAbove || index <= chanceLimit ? DriftLevel.None : index <= MajorAbove ? DriftLevel.Some : DriftLevel.Major;
}
