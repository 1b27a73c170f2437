using Analytics.Core.Domain;

namespace Analytics.Core.Queries;

/// <summary>What each customer's purchases in a window left after costs, by key; never changed once made.</summary>
public sealed class CustomerProfits
{
    private readonly CustomerProfit[] _profits;

    /// <summary>Takes each customer's.</summary>
    /// <param name="profits">By the customer's key.</param>
    /// <param name="hasGoods">Whether there is any cost of goods in the window.</param>
    public CustomerProfits(CustomerProfit[] profits, bool hasGoods) => (_profits, HasGoods) = (profits, hasGoods);

    /// <summary>Whether there is any cost of goods in the window; without, nobody's profit is known.</summary>
    public bool HasGoods { get; }

    /// <summary>The customer with this key; not known for a key beyond those of its moment.</summary>
    public CustomerProfit Of(int key) => key > 0 && key < _profits.Length ? _profits[key] : new CustomerProfit(Money.Zero, null, null);
}
