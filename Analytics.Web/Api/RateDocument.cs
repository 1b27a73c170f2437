using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Web.Api;

/// <summary>A ratio of counts, or of money and a count, with its 95 % interval; null is n/a.</summary>
/// <param name="Value">The ratio.</param>
/// <param name="Low">The lower end, the count being Poisson.</param>
/// <param name="High">The upper end.</param>
public sealed record RateDocument(double? Value, double? Low, double? High)
{
    /// <summary>Makes one.</summary>
    internal static RateDocument Of(RateEstimate rate) => new(rate.Value, rate.Low, rate.High);
}
