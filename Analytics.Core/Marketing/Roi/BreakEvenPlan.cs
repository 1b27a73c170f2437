using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Roi;

/// <summary>
/// What would be if prices, volume and variable costs changed. Price moves revenue and the shares of revenue that are no goods (payment fees, say);
/// volume moves revenue and all variable costs; cost moves variable costs. Fixed costs stay.
/// </summary>
/// <param name="Price">The change of prices as a fraction: 0.1 for 10 % up.</param>
/// <param name="Volume">The change of pieces sold.</param>
/// <param name="Cost">The change of variable costs for each piece.</param>
public sealed record BreakEvenPlan(decimal Price, decimal Volume, decimal Cost)
{
    /// <summary>Nothing changed.</summary>
    public static BreakEvenPlan None { get; } = new(0, 0, 0);

    /// <summary>Break-even under the plan.</summary>
    /// <param name="netRevenue">Net revenue as it is.</param>
    /// <param name="variable">Variable costs as they are.</param>
    /// <param name="followsPrice">Those of them that are a share of revenue and no goods.</param>
    /// <param name="fixedCosts">Fixed costs.</param>
    public BreakEven Apply(Money netRevenue, Money variable, Money followsPrice, Money fixedCosts)
    {
        var perPiece = (variable.Units - followsPrice.Units) * (1 + Cost);
        var perSale = followsPrice.Units * (1 + Cost) * (1 + Price);
        return BreakEven.At(
            Rounded(netRevenue.Units * (1 + Price) * (1 + Volume)), Rounded((perPiece + perSale) * (1 + Volume)), fixedCosts);
    }

    private static Money Rounded(decimal units) => new((long)decimal.Round(units, 0, MidpointRounding.AwayFromZero));
}
