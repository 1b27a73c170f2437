using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>
/// Revenue, costs and what is left of it. Costs are those that are known: <see cref="Known"/> names their categories, and a margin that needs one that is
/// not known is null.
/// </summary>
public sealed record RoiFigures
{
    /// <summary>Σ amount over all lines.</summary>
    public required Money NetRevenue { get; init; }

    /// <summary>The costs of each known category.</summary>
    public required IReadOnlyDictionary<CostCategory, Money> Costs { get; init; }

    /// <summary>The part of the costs that stays the same however much is sold.</summary>
    public required Money Fixed { get; init; }

    /// <summary>Whether goods are known for all that was sold; without, profit and margins are n/a.</summary>
    public required bool HasGoods { get; init; }

    /// <summary>Net revenue of identified customers and active customers; for profit per customer.</summary>
    public MeasureValue PerCustomer { get; init; }

    /// <summary>The known categories.</summary>
    public IReadOnlyList<CostCategory> Known => [.. Costs.Keys.Order()];

    /// <summary>The categories of which nothing is known.</summary>
    public IReadOnlyList<CostCategory> Missing => [.. Enum.GetValues<CostCategory>().Where(c => !Costs.ContainsKey(c))];

    /// <summary>All known costs; null when none is known.</summary>
    public Money? TotalCosts => Costs.Count == 0 ? null : new Money(Costs.Values.Sum(static c => c.Units));

    /// <summary>Known costs that grow with sales.</summary>
    public Money Variable => new((TotalCosts?.Units ?? 0) - Fixed.Units);

    /// <summary>Net revenue − costs of goods; null when those are not known.</summary>
    public Money? GrossProfit => HasGoods && Costs.TryGetValue(CostCategory.Goods, out var goods) ? NetRevenue - goods : null;

    /// <summary>Net revenue − all known costs; null without costs of goods.</summary>
    public Money? Profit => HasGoods && TotalCosts is { } costs ? NetRevenue - costs : null;

    /// <summary>Net revenue − variable costs; null without costs of goods.</summary>
    public Money? Contribution => Profit is null ? null : NetRevenue - Variable;

    /// <summary>(Net revenue − costs of goods) ÷ net revenue; null when n/a.</summary>
    public decimal? GrossMargin => Ratio(GrossProfit, NetRevenue);

    /// <summary>(Net revenue − all known costs) ÷ net revenue; null when n/a.</summary>
    public decimal? NetMargin => Ratio(Profit, NetRevenue);

    /// <summary>(Net revenue − all known costs) ÷ all known costs; null when n/a.</summary>
    public decimal? Roi => TotalCosts is { } costs ? Ratio(Profit, costs) : null;

    /// <summary>
    /// Profit of identified customers ÷ active customers, in the currency unit. Costs are shared among known and anonymous buyers by net revenue:
    /// profit × (net revenue of identified customers ÷ net revenue) ÷ active customers; null when n/a.
    /// </summary>
    public decimal? ProfitPerCustomer => Profit is { } profit && NetRevenue.Units != 0 && PerCustomer.Denominator != 0
        ? profit.Amount * PerCustomer.Numerator / (NetRevenue.Amount * PerCustomer.Denominator)
        : null;

    private static decimal? Ratio(Money? top, Money bottom) => top is { } value && bottom.Units != 0 ? (decimal)value.Units / bottom.Units : null;
}
