using MathNet.Numerics.Distributions;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>
/// A ratio whose luck is in a count, with its 95 % interval. The count is taken as Poisson, because conversions are no part of clicks and may
/// exceed them; the interval is exact (Garwood, 1936). Real counts scatter more than Poisson, so it is the least that is uncertain.
/// </summary>
/// <param name="Value">The ratio; null where it would divide by zero or a part is unknown.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end; null where it has none.</param>
public readonly record struct RateEstimate(double? Value, double? Low, double? High)
{
    /// <summary>Unknown.</summary>
    public static RateEstimate Unknown => default;

    /// <summary>A count ÷ what it came from: clicks ÷ impressions.</summary>
    public static RateEstimate OfCounts(double? count, double? of)
    {
        if (count is not { } k || of is not > 0)
        {
            return Unknown;
        }

        var (low, high) = CountRange(k);
        return new RateEstimate(k / of, low / of, high / of);
    }

    /// <summary>Money ÷ a count: cost ÷ clicks. The more the count could have been, the less each costs.</summary>
    public static RateEstimate CostOf(double? money, double? count)
    {
        if (money is not { } cost || count is not > 0)
        {
            return Unknown;
        }

        var (low, high) = CountRange(count.Value);
        return new RateEstimate(cost / count, cost / high, low > 0 ? cost / low : null);
    }

    /// <summary>The 95 % interval of a Poisson mean.</summary>
    internal static (double Low, double High) CountRange(double count) =>
        (count > 0 ? Gamma.InvCDF(count, 1, 0.025) : 0, Gamma.InvCDF(count + 1, 1, 0.975));
}
