using Analytics.Core.Customers;
using Analytics.Core.Customers.Predictions;

namespace Analytics.Tests.Core.Customers;

/// <summary>Lifetime value: what it is made of, and its intervals.</summary>
public sealed class CustomerLifetimeValueTests
{
    private static readonly BgNbdFit Orders = BgNbdFit.FromParameters(0.2426, 4.4136, 0.7929, 2.4259, LifetimeUnit.Week);
    private static readonly GammaGammaFit Spend = GammaGammaFit.FromParameters(6.25, 3.744, 15.44);
    private static readonly CustomerHistory Customer = new(7, 2, 30.43, 38.86, 22.35);

    [Fact]
    public void Value_NoDiscount_IsOrdersTimesSpendTimesMargin()
    {
        var value = new CustomerLifetimeValue(Orders, Spend, new ClvOptions { Horizon = 39, Margin = 0.3 }).Value(Customer);

        Assert.Equal(1.226, value.ExpectedOrders, 2);
        Assert.Equal(24.65, value.Spend, 0.02);
        Assert.Equal(value.ExpectedOrders * value.Spend * 0.3, value.Value, 10);
    }

    [Fact]
    public void Value_Discounted_LiesBetweenTheWholeRateAndNone()
    {
        var plain = new CustomerLifetimeValue(Orders, Spend, new ClvOptions { Horizon = 52 }).Value(Customer).Value;
        var discounted = new CustomerLifetimeValue(Orders, Spend, new ClvOptions { Horizon = 52, AnnualDiscount = 0.15 }).Value(Customer).Value;

        Assert.InRange(discounted / plain, 1 / 1.15, 0.96);
    }

    [Fact]
    public void Of_SpendWithoutAMean_IsDiscountedLikeAnyOther()
    {
        var orders = BgNbdFit.FromParameters(0.2426, 30, 0.7929, 2.4259, LifetimeUnit.Day);
        var endless = GammaGammaFit.FromParameters(6.25, 0.9, 15.44);
        var once = new CustomerHistory(8, 0, 0, 200, 0);
        double ValueAt(double discount) =>
            new LifetimeValues(orders, endless, 20, new ScoringSettings { AnnualDiscount = discount }).Of(once).Value;

        Assert.True(ValueAt(0) > 0);
        Assert.InRange(ValueAt(0.2) / ValueAt(0), 1 / 1.44, 0.95);
    }

    [Fact]
    public void Estimates_SameSeed_AreTheSameAndCoverWhatHappens()
    {
        var truth = LifetimeModelTests.Simulated(400, 21);
        var orders = BgNbdFit.FromParameters(0.8, 6, 0.6, 2.5, LifetimeUnit.Week);
        var spend = GammaGammaFit.FromParameters(6, 4, 15);
        var clv = new CustomerLifetimeValue(orders, spend, new ClvOptions { Horizon = 30, Draws = 200, Level = 0.8 });

        var first = clv.Estimates(truth, out var total);
        var second = clv.Estimates(truth, out _);

        Assert.Equal(first, second);
        Assert.All(first, e => Assert.InRange(e.Lower, 0, e.Upper));
        Assert.InRange(total.Value, total.Lower * 0.95, total.Upper * 1.05);
        var random = new SeededRandom(99);
        var times = new List<double>();
        var inside = truth.Zip(first).Count(pair =>
        {
            orders.Simulate(pair.First, 30, random, times);
            var value = times.Count == 0 ? 0 : times.Count * spend.Simulate(pair.First.Frequency, pair.First.MeanValue, times.Count, random);
            return value >= pair.Second.Lower && value <= pair.Second.Upper;
        });
        // Many are at 0, which the interval then holds for certain.
        Assert.InRange(inside / 400.0, 0.76, 0.98);
    }

    [Fact]
    public void Estimates_FewCustomers_AreWiderThanManyForTheSameCustomer()
    {
        double Width(int count)
        {
            var customers = LifetimeModelTests.Simulated(count, 31);
            var clv = new CustomerLifetimeValue(
                BgNbdModel.Fit(HistoryGroups.Compress(customers, LifetimeUnit.Week)),
                GammaGammaModel.Fit(customers),
                new ClvOptions { Horizon = 26, Draws = 300 });
            CustomerHistory[] hundred = [.. Enumerable.Range(1, 100).Select(i => new CustomerHistory(i, 2, 20, 25, 30))];
            clv.Estimates(hundred, out var total);
            return (total.Upper - total.Lower) / total.Value;
        }

        Assert.True(Width(25) > 1.3 * Width(4_000));
    }

    [Fact]
    public void Options_ThatMakeNoSense_Throw()
    {
        foreach (var bad in new ClvOptions[] { new() { Horizon = 0 }, new() { Horizon = 1, Margin = -1 }, new() { Horizon = 1, Level = 1 }, new() { Horizon = 1, Draws = 1 }, new() { Horizon = 1, AnnualDiscount = -1 } })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerLifetimeValue(Orders, Spend, bad));
        }
    }
}
