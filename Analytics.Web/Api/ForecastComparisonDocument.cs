using Analytics.Core.Planning;

namespace Analytics.Web.Api;

/// <summary>What a forecast is held against.</summary>
/// <param name="From">The first day, inside.</param>
/// <param name="To">The last day, inside.</param>
/// <param name="Value">What the measure came to.</param>
/// <param name="Growth">(Expected − then) ÷ then; null where then is not positive.</param>
public sealed record ForecastComparisonDocument(DateOnly From, DateOnly To, double Value, double? Growth)
{
    internal static ForecastComparisonDocument? Of(PlanComparison? comparison, double expected) => comparison is null
        ? null
        : new(
            comparison.Days.From, comparison.Days.To, ForecastValueDocument.Round(comparison.Value),
            comparison.Value > 0 ? Math.Round((expected - comparison.Value) / comparison.Value, 10) : null);
}
