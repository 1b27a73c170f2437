using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;

namespace Analytics.Web.Api;

/// <summary>Revenue, costs and what is left. Ratios are fractions; null where they are not known.</summary>
/// <param name="NetRevenue">Σ amount over all lines.</param>
/// <param name="Costs">The costs of each known category.</param>
/// <param name="Missing">The categories of which nothing is known; they are not taken off.</param>
/// <param name="TotalCosts">All known costs; null when none is known.</param>
/// <param name="FixedCosts">Those that stay the same however much is sold.</param>
/// <param name="VariableCosts">Those that grow with sales.</param>
/// <param name="GrossProfit">Net revenue − costs of goods.</param>
/// <param name="Profit">Net revenue − all known costs.</param>
/// <param name="GrossMargin">Gross profit ÷ net revenue.</param>
/// <param name="NetMargin">Profit ÷ net revenue.</param>
/// <param name="Roi">Profit ÷ all known costs.</param>
/// <param name="ProfitPerCustomer">Profit of identified customers ÷ active customers; null for parts.</param>
public sealed record RoiFiguresDocument(
    decimal NetRevenue,
    IReadOnlyDictionary<string, decimal> Costs,
    IReadOnlyList<string> Missing,
    decimal? TotalCosts,
    decimal FixedCosts,
    decimal VariableCosts,
    decimal? GrossProfit,
    decimal? Profit,
    decimal? GrossMargin,
    decimal? NetMargin,
    decimal? Roi,
    decimal? ProfitPerCustomer)
{
    /// <summary>The document of some figures.</summary>
    internal static RoiFiguresDocument Of(RoiFigures figures) => new(
        figures.NetRevenue.Amount,
        figures.Known.ToDictionary(CostCategoryNames.Key, c => figures.Costs[c].Amount),
        [.. figures.Missing.Select(CostCategoryNames.Key)],
        figures.TotalCosts?.Amount,
        figures.Fixed.Amount,
        figures.Variable.Amount,
        figures.GrossProfit?.Amount,
        figures.Profit?.Amount,
        Short(figures.GrossMargin),
        Short(figures.NetMargin),
        Short(figures.Roi),
        Short(figures.ProfitPerCustomer));

    /// <summary>Eight decimals are more than any source has.</summary>
    internal static decimal? Short(decimal? value) => value is { } v ? decimal.Round(v, 8) : null;
}
