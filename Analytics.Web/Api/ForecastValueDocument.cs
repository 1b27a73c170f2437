using Analytics.Core.Planning;

namespace Analytics.Web.Api;

/// <summary>An expected value with its interval.</summary>
/// <param name="Mean">The expected value.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
public sealed record ForecastValueDocument(double Mean, double Lower, double Upper)
{
    internal static ForecastValueDocument Of(PlanTotal total, int place) =>
        new(Round(total.Mean), Round(total.Lower[place]), Round(total.Upper[place]));

    /// <summary>To six decimals: beyond lies noise.</summary>
    internal static double Round(double value) => Math.Abs(value) < 1e9 ? Math.Round(value, 6) : value;
}
