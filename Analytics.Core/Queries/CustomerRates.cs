using Analytics.Core.Queries.Execution;

namespace Analytics.Core.Queries;

/// <summary>What rates came to over each customer's lines, by the customer's key.</summary>
public sealed class CustomerRates
{
    private const double Millionths = 1_000_000;

    private readonly RateCell[] _cells;

    internal CustomerRates(RateCell[] cells) => _cells = cells;

    /// <summary>One more than the largest key.</summary>
    public int Slots => _cells.Length;

    /// <summary>Σ amount over the customer's lines, in ten-thousandths.</summary>
    public long Net(int key) => _cells[key].Net;

    /// <summary>What rates of goods came to, in ten-thousandths, rounded.</summary>
    public long Goods(int key) => Rounded(_cells[key].Goods);

    /// <summary>What all other rates came to, in ten-thousandths, rounded.</summary>
    public long Others(int key) => Rounded(_cells[key].Others);

    /// <summary>
    /// Whether a rate of goods, or one that says they are stated otherwise, was there for all the customer bought: on each day the lines without one
    /// come to nothing.
    /// </summary>
    public bool HasGoods(int key) => _cells[key].Open == 0;

    private static long Rounded(double millionths) => (long)Math.Round(millionths / Millionths, MidpointRounding.AwayFromZero);
}
