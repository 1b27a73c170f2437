using Analytics.Core.Domain;

namespace Analytics.Core.Queries;

/// <summary>What a customer's purchases in a window left after costs.</summary>
/// <param name="NetRevenue">Σ amount over all of the customer's lines.</param>
/// <param name="Goods">What the goods cost; null where that is not known for all that was bought.</param>
/// <param name="Costs">All known costs, goods among them; null without costs of goods.</param>
public readonly record struct CustomerProfit(Money NetRevenue, Money? Goods, Money? Costs)
{
    /// <summary>Net revenue − costs of goods.</summary>
    public Money? GrossProfit => Goods is { } goods ? NetRevenue - goods : null;

    /// <summary>Net revenue − all known costs.</summary>
    public Money? Profit => Costs is { } costs ? NetRevenue - costs : null;

    /// <summary>Gross profit ÷ net revenue; null when n/a.</summary>
    public double? GrossMargin => Ratio(GrossProfit);

    /// <summary>Profit ÷ net revenue; null when n/a.</summary>
    public double? NetMargin => Ratio(Profit);

    private double? Ratio(Money? top) => top is { } value && NetRevenue.Units != 0 ? (double)value.Units / NetRevenue.Units : null;
}
