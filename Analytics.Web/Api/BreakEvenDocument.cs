using Analytics.Core.Marketing.Roi;

namespace Analytics.Web.Api;

/// <summary>Where contribution covers fixed costs.</summary>
/// <param name="NetRevenue">The revenue it is computed from.</param>
/// <param name="VariableCosts">The variable costs at that revenue.</param>
/// <param name="FixedCosts">The fixed costs.</param>
/// <param name="ContributionMargin">(Net revenue − variable costs) ÷ net revenue.</param>
/// <param name="Profit">Profit at that revenue.</param>
/// <param name="Revenue">The revenue at which profit is 0; null when there is none.</param>
/// <param name="SafetyMargin">How far revenue may fall before there is a loss, as a fraction.</param>
/// <param name="Reason">Why there is none.</param>
public sealed record BreakEvenDocument(
    decimal NetRevenue, decimal VariableCosts, decimal FixedCosts, decimal? ContributionMargin, decimal Profit, decimal? Revenue, decimal? SafetyMargin, string? Reason)
{
    /// <summary>The document of a break-even.</summary>
    internal static BreakEvenDocument Of(BreakEven point) => new(
        point.NetRevenue.Amount, point.Variable.Amount, point.Fixed.Amount, RoiFiguresDocument.Short(point.ContributionMargin), point.Profit.Amount, point.Revenue?.Amount,
        RoiFiguresDocument.Short(point.Safety), point.Reason);
}
