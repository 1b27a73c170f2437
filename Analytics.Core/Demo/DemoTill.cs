using System.Globalization;
using Analytics.Core.Streaming;

namespace Analytics.Core.Demo;

/// <summary>
/// What the demo shop goes on to sell: its customers as often as they bought before, its baskets and channels by season and hour, a few returns.
/// Each sale depends on seed, run, number and instant alone, so that equal ones make equal sales.
/// </summary>
public sealed class DemoTill
{
    /// <summary>The share of purchases that bring something back.</summary>
    private const double ReturnShare = 0.05;

    // A return is of one of so many sales before it.
    private const int ReturnWithin = 200;

    private readonly IReadOnlyList<DemoBuyer> _buyers;
    private readonly double[] _weights;
    private readonly DemoBaskets _baskets;
    private readonly int _seed;
    private readonly long _run;
    private readonly Queue<StreamPurchase> _sold = new();
    private int _number;

    /// <summary>Opens the till.</summary>
    /// <param name="buyers">The customers.</param>
    /// <param name="lastDay">The demo's last day: prices are those of its year.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <param name="run">What tells this run's orders from another's, such as the second of its start.</param>
    /// <exception cref="ArgumentException">There is no customer.</exception>
    public DemoTill(IReadOnlyList<DemoBuyer> buyers, DateOnly lastDay, int seed, long run)
    {
        if (buyers.Count == 0)
        {
            throw new ArgumentException("There is nobody who could buy.", nameof(buyers));
        }

        _buyers = buyers;
        _weights = DemoRandom.Cumulate(buyers.Select(static b => b.Weight));
        _baskets = new DemoBaskets(new DemoOptions { Until = lastDay, Seed = seed });
        _seed = seed;
        _run = run;
    }

    /// <summary>The next sale, or return.</summary>
    /// <param name="at">When it happens, in the shop's zone.</param>
    public StreamPurchase Next(DateTimeOffset at)
    {
        var number = ++_number;
        // Runs differ, and so do their sales.
        var random = new DemoRandom(unchecked(_seed + (int)_run), DemoStream.Till, number);
        if (_sold.Count > 0 && random.Chance(ReturnShare))
        {
            return Return(_sold.ElementAt(random.Below(_sold.Count)), number, at);
        }

        var buyer = _buyers[random.Pick(_weights)].Customer;
        var channel = Channel(at, ref random);
        var sale = new StreamPurchase
        {
            OrderId = string.Create(CultureInfo.InvariantCulture, $"DL-{_run}-{number}"),
            CustomerId = buyer.ExternalId,
            At = at,
            Channel = channel,
            Location = channel == "Store" ? buyer.City : null,
            Lines = [.. _baskets.Fill(buyer, DateOnly.FromDateTime(at.DateTime), ref random).Select(LineOf)],
        };
        _sold.Enqueue(sale);
        if (_sold.Count > ReturnWithin)
        {
            _sold.Dequeue();
        }

        return sale;
    }

    /// <summary>How long until the next sale: exponential about the pace's mean, as independent customers come.</summary>
    /// <param name="perSecond">Sales in a second, above 0.</param>
    public TimeSpan Pause(double perSecond)
    {
        var random = new DemoRandom(unchecked(_seed + (int)_run), DemoStream.Till, -1 - _number);
        return TimeSpan.FromSeconds(Math.Min(3_600, random.Exponential() / perSecond));
    }

    private StreamPurchase Return(StreamPurchase sale, int number, DateTimeOffset at)
    {
        var line = sale.Lines![0];
        return sale with
        {
            OrderId = string.Create(CultureInfo.InvariantCulture, $"DB-{_run}-{number}"),
            At = at,
            Lines = [line with { Quantity = -1, Amount = null }],
        };
    }

    private static string Channel(DateTimeOffset at, ref DemoRandom random)
    {
        var draw = random.Next();
        var isOpen = at.DayOfWeek != DayOfWeek.Sunday && at.Hour is >= 9 and < 20;
        return draw switch
        {
            < 0.30 => "Mobile",
            < 0.49 when isOpen => "Store",
            < 0.57 and >= 0.49 => "Marketplace",
            _ => "Web",
        };
    }

    private static StreamPurchaseLine LineOf(DemoItem item)
    {
        var product = DemoCatalog.Products[item.Product];
        return new StreamPurchaseLine
        {
            ProductCode = product.Code,
            ProductName = product.Name,
            Category = product.Category,
            Quantity = item.Quantity,
            UnitPrice = item.PriceCents / 100m,
        };
    }
}
