using Analytics.Core.Domain;

namespace Analytics.Core.Queries;

/// <summary>What each customer's purchases in a window left after costs, by key; never changed once made.</summary>
public sealed class CustomerProfits
{
    private readonly CustomerRates? _rates;
    private readonly long[]? _goods;
    private readonly long[]? _others;

    /// <summary>Takes what costs come to.</summary>
    /// <param name="rates">Those that go with lines.</param>
    /// <param name="goods">Costs of goods beside them, in ten-thousandths by the customer's key; null for none.</param>
    /// <param name="others">All other costs beside them; null for none.</param>
    public CustomerProfits(CustomerRates rates, long[]? goods, long[]? others) => (_rates, _goods, _others) = (rates, goods, others);

    private CustomerProfits()
    {
    }

    /// <summary>Nobody's profit is known: there is no cost of goods in the window.</summary>
    public static CustomerProfits Unknown { get; } = new();

    /// <summary>Whether there is any cost of goods in the window; without, nobody's profit is known.</summary>
    public bool HasGoods => _rates is not null;

    /// <summary>The customer with this key; not known for a key beyond those of its moment.</summary>
    public CustomerProfit Of(int key)
    {
        if (_rates is null || key <= 0 || key >= _rates.Slots)
        {
            return new CustomerProfit(Money.Zero, null, null);
        }

        var net = new Money(_rates.Net(key));
        if (!_rates.HasGoods(key))
        {
            return new CustomerProfit(net, null, null);
        }

        var goods = _rates.Goods(key) + (_goods?[key] ?? 0);
        return new CustomerProfit(net, new Money(goods), new Money(goods + _rates.Others(key) + (_others?[key] ?? 0)));
    }
}
