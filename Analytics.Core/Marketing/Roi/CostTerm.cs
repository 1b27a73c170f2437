using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Roi;

/// <summary>The days of a period on which an entry counts.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="From">The first day, inside.</param>
/// <param name="To">The last day, inside.</param>
internal sealed record CostTerm(CostEntry Entry, DateOnly From, DateOnly To)
{
    /// <summary>Whether it is a cost of goods that goes with what is sold; of these the most specific counts alone.</summary>
    public bool IsGoodsOfSales => Entry is { Category: CostCategory.Goods, Basis: not CostBasis.Amount };

    /// <summary>3 for a product's own, 2 for a category's, 1 for a channel's, 0 for the whole shop's; null where two are named: such a cost is added.</summary>
    public int? Rank => (Entry.ProductCode is not null, Entry.ProductCategory is not null, Entry.Channel is not null) switch
    {
        (true, false, false) => 3,
        (false, true, false) => 2,
        (false, false, true) => 1,
        (false, false, false) => 0,
        _ => null,
    };

    public bool Covers(DateOnly day) => day >= From && day <= To;
}
