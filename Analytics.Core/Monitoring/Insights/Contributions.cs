using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>Takes the change of a total apart, without a remainder.</summary>
public static class Contributions
{
    /// <summary>
    /// The parts with the largest changes, and all others as one; their changes add up to <paramref name="now"/> − <paramref name="before"/> exactly.
    /// </summary>
    /// <param name="parts">Values of an additive measure by one dimension, each in one part only.</param>
    /// <param name="before">The total over the earlier days.</param>
    /// <param name="now">The total over the later days.</param>
    /// <param name="most">How many parts to name.</param>
    public static IReadOnlyList<ContributionPart> Of(IEnumerable<ContributionPart> parts, decimal before, decimal now, int most)
    {
        var named = parts.OrderByDescending(static part => Math.Abs(part.Change)).ThenBy(static part => part.Key, StringComparer.Ordinal).Take(most).ToList();
        var (restBefore, restNow) = (before - named.Sum(static part => part.Before), now - named.Sum(static part => part.Now));
        if (restBefore != 0 || restNow != 0)
        {
            named.Add(new ContributionPart(DimensionValue.OtherKey, "Other", restBefore, restNow));
        }

        return named;
    }

    /// <summary>
    /// How far the parts' changes are from what each would have added had all changed alike: Σ |changeᵢ − shareᵢ × change| ÷ 2, the share being that of
    /// the earlier total. The dimension with the largest says most about a change.
    /// </summary>
    public static decimal Unevenness(IReadOnlyList<ContributionPart> parts, decimal before, decimal now) =>
        before == 0 ? 0 : parts.Sum(part => Math.Abs(part.Change - (part.Before / before * (now - before)))) / 2;

    /// <summary>
    /// Takes the change of a product apart into its two factors by the logarithmic mean (LMDI, Ang 2004): L(v₁, v₀) ln(xᵢ₁ ÷ xᵢ₀), which adds up to
    /// v₁ − v₀ and treats both factors alike.
    /// </summary>
    /// <returns>What each factor adds; null unless all factors are above zero, where there is no logarithm.</returns>
    public static (double First, double Second)? OfProduct(double firstBefore, double secondBefore, double firstNow, double secondNow)
    {
        if (!(firstBefore > 0 && secondBefore > 0 && firstNow > 0 && secondNow > 0))
        {
            return null;
        }

        var (before, now) = (firstBefore * secondBefore, firstNow * secondNow);
        var ratio = Math.Log(now / before);
        var mean = Math.Abs(ratio) < 1e-12 ? before : (now - before) / ratio;
        return (mean * Math.Log(firstNow / firstBefore), mean * Math.Log(secondNow / secondBefore));
    }
}
