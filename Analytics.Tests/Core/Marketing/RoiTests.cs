using Analytics.Core.Domain;
using Analytics.Core.Marketing.Costs;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Marketing;

/// <summary>Worked examples by hand over a shop of a few lines.</summary>
public sealed class RoiTests
{
    private static readonly Period Spring = new(new DateOnly(2024, 4, 1), new DateOnly(2024, 4, 30));

    [Fact]
    public async Task Report_WorkedExample_EqualsTheHandsFigures()
    {
        // 10 pieces for 1,000 in all, 1 back for 100: net 900, 9 pieces. Goods 40 each = 360; marketing 90; fees 2 % = 18; rent 300 for the month.
        var report = await AskAsync(
            Shop(),
            Cost(CostCategory.Goods, CostBasis.PerUnit, 40),
            Cost(CostCategory.Marketing, CostBasis.Amount, 90, e => (e.Span, e.To) = (CostSpan.Day, e.From)),
            Cost(CostCategory.PaymentFees, CostBasis.RevenueShare, 0.02m),
            Cost(CostCategory.Infrastructure, CostBasis.Amount, 300, e => e.IsFixed = true));

        var total = report.Total;
        Assert.Equal((900m, 768m, 540m, 132m), (total.NetRevenue.Amount, total.TotalCosts!.Value.Amount, total.GrossProfit!.Value.Amount, total.Profit!.Value.Amount));
        Assert.Equal(0.6m, total.GrossMargin);
        Assert.Equal(132m / 900, total.NetMargin);
        Assert.Equal(132m / 768, total.Roi);
        Assert.Equal((300m, 468m, 432m), (total.Fixed.Amount, total.Variable.Amount, total.Contribution!.Value.Amount));
        // Contribution margin 432 ÷ 900 = 0.48; 300 ÷ 0.48 = 625.
        Assert.Equal((625m, 0.48m, 132m), (report.BreakEven!.Revenue!.Value.Amount, report.BreakEven.ContributionMargin!.Value, report.BreakEven.Profit.Amount));
        // Two of the customers are known, with 700 of the 900: 132 × 700 ÷ 900 ÷ 2.
        Assert.Equal(51.3333m, decimal.Round(total.ProfitPerCustomer!.Value, 4));
        Assert.Equal([CostCategory.Shipping, CostCategory.Staff, CostCategory.Other], total.Missing);
        Assert.Contains(report.Warnings, w => w.Code == "costs-missing" && w.Message.Contains("shipping, staff and other costs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_ByDay_StepsAddUpAndBreakEvenDayIsTheLastCrossing()
    {
        var report = await AskAsync(
            Shop(),
            Dimension.Day,
            Cost(CostCategory.Goods, CostBasis.RevenueShare, 0.5m),
            Cost(CostCategory.Infrastructure, CostBasis.Amount, 300, e => e.IsFixed = true));

        Assert.Equal(30, report.Steps.Count);
        Assert.Equal(report.Total.NetRevenue.Units, report.Steps.Sum(s => s.Figures.NetRevenue.Units));
        Assert.Equal(report.Total.TotalCosts!.Value.Units, report.Steps.Sum(s => s.Figures.TotalCosts!.Value.Units));
        Assert.Equal(report.Total.Profit!.Value.Units, report.CumulativeProfit[^1].Units);
        // Half of 400 on the 1st, of 400 on the 10th, of 200 on the 20th, −100 on the 25th; 10 of rent a day: 190 is left on the 1st and it never falls to zero.
        Assert.Equal(new DateOnly(2024, 4, 1), report.BreakEvenDay);
        Assert.Equal(150m, report.CumulativeProfit[^1].Amount);
    }

    [Fact]
    public async Task Report_WithoutCosts_IsNotApplicableAndSaysSo()
    {
        var report = await AskAsync(Shop());

        Assert.Null(report.Total.TotalCosts);
        Assert.Null(report.Total.Profit);
        Assert.Null(report.Total.Roi);
        Assert.Null(report.BreakEven);
        Assert.Contains(report.Warnings, w => w.Code == "goods-not-known");
        Assert.All(report.Coverage, c => Assert.False(c.IsKnown));
    }

    [Fact]
    public async Task Report_GoodsOfOneProductOnly_LeavesProfitOpenAndNamesTheRevenue()
    {
        var report = await AskAsync(Shop(), Cost(CostCategory.Goods, CostBasis.PerUnit, 10, e => e.ProductCode = "p1"));

        // p1 sold 4 + 4 − 1 pieces; p2's 200 has no cost.
        Assert.Equal(70m, report.Total.Costs[CostCategory.Goods].Amount);
        Assert.Null(report.Total.GrossProfit);
        Assert.Contains(report.Warnings, w => w.Code == "goods-not-known" && w.Message.Contains("200.00 of net revenue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_OwnCostOfAProduct_TakesThePlaceOfTheShopsShare()
    {
        var report = await AskAsync(
            Shop(),
            Cost(CostCategory.Goods, CostBasis.RevenueShare, 0.5m),
            Cost(CostCategory.Goods, CostBasis.PerUnit, 10, e => (e.ProductCode, e.From) = ("p1", new DateOnly(2024, 4, 10))));

        // To the 9th the share: 400 × 0.5 = 200. From the 10th p1's own: (4 − 1) × 10 = 30, and p2's 200 × 0.5 = 100.
        Assert.Equal(330m, report.Total.Costs[CostCategory.Goods].Amount);
        Assert.NotNull(report.Total.Profit);
        Assert.Equal(report.Total.TotalCosts!.Value.Units, report.ByChannel.Sum(p => p.Figures.TotalCosts!.Value.Units));
    }

    [Fact]
    public async Task Report_LaterPriceOfAProduct_TakesThePlaceOfTheEarlier()
    {
        var report = await AskAsync(
            Shop(),
            Cost(CostCategory.Goods, CostBasis.PerUnit, 10, e => e.From = new DateOnly(2023, 1, 1)),
            Cost(CostCategory.Goods, CostBasis.PerUnit, 20, e => e.From = new DateOnly(2024, 4, 10)));

        // 4 pieces before at 10, then 4 + 2 − 1 at 20.
        Assert.Equal(140m, report.Total.Costs[CostCategory.Goods].Amount);
    }

    [Fact]
    public async Task Report_Filtered_SharesWhatNamesNothing()
    {
        var report = await AskAsync(
            Shop(),
            new RoiQuestion { Period = Spring, Filters = [new Filter(Dimension.Channel, ["Web"])] },
            Cost(CostCategory.Goods, CostBasis.RevenueShare, 0.5m),
            Cost(CostCategory.Marketing, CostBasis.Amount, 60, e => e.Channel = "Web"),
            Cost(CostCategory.Shipping, CostBasis.Amount, 60, e => e.Channel = "Store"),
            Cost(CostCategory.Staff, CostBasis.Amount, 900, e => e.IsFixed = true));

        // Web sold 400 + 400 − 100 = 700 of 900: 700 of the staff.
        Assert.Equal((700m, 350m, 60m, 700m), (report.Total.NetRevenue.Amount, report.Total.Costs[CostCategory.Goods].Amount, report.Total.Costs[CostCategory.Marketing].Amount, report.Total.Costs[CostCategory.Staff].Amount));
        Assert.DoesNotContain(CostCategory.Shipping, report.Total.Known);
        Assert.Contains(report.Warnings, w => w.Code == "costs-shared");
    }

    [Fact]
    public async Task Report_Parts_AddUpToTheTotal()
    {
        var report = await AskAsync(
            Shop(),
            Cost(CostCategory.Goods, CostBasis.PerUnit, 3.3333m, e => e.ProductCode = "p1"),
            Cost(CostCategory.Goods, CostBasis.RevenueShare, 0.333333m),
            Cost(CostCategory.Marketing, CostBasis.Amount, 77.77m, e => e.Channel = "Phone"),
            Cost(CostCategory.Staff, CostBasis.Amount, 100.01m, e => e.IsFixed = true));

        foreach (var parts in new[] { report.ByCategory, report.ByChannel })
        {
            Assert.Equal(report.Total.NetRevenue.Units, parts.Sum(p => p.Figures.NetRevenue.Units));
            Assert.All(report.Total.Known, c => Assert.Equal(report.Total.Costs[c].Units, parts.Sum(p => p.Figures.Costs[c].Units)));
        }

        Assert.Equal(77.77m, report.ByChannel.Single(p => p.Key == "Phone").OwnCosts.Amount);
    }

    [Fact]
    public async Task Report_Comparison_CountsTheCostsOfThoseDays()
    {
        var report = await AskAsync(
            Shop(),
            new RoiQuestion { Period = new Period(new DateOnly(2024, 4, 16), new DateOnly(2024, 4, 30)), Comparison = Comparison.PreviousPeriod },
            Cost(CostCategory.Goods, CostBasis.RevenueShare, 0.5m));

        Assert.Equal((50m, 400m), (report.Total.Profit!.Value.Amount, report.Before!.Profit!.Value.Amount));
    }

    [Fact]
    public void Plan_PriceVolumeCost_ByHand()
    {
        // Revenue 1,000, variable 400 of which fees 20, fixed 300. Price +10 %, volume −10 %, cost +5 %:
        // revenue 990; variable (380 × 1.05 + 20 × 1.05 × 1.1) × 0.9 = 379.89.
        var planned = new BreakEvenPlan(0.1m, -0.1m, 0.05m).Apply(Of(1000), Of(400), Of(20), Of(300));

        Assert.Equal((990m, 379.89m, 310.11m), (planned.NetRevenue.Amount, planned.Variable.Amount, planned.Profit.Amount));
        Assert.Equal(decimal.Round(300m * 990 / 610.11m, 4), planned.Revenue!.Value.Amount);
    }

    [Theory]
    [InlineData(0, 0, "no revenue")]
    [InlineData(100, 100, "as high as revenue")]
    [InlineData(100, 120, "as high as revenue")]
    public void BreakEven_Unreachable_SaysWhy(int revenue, int variable, string words)
    {
        var point = BreakEven.At(Of(revenue), Of(variable), Of(50));

        Assert.Null(point.Revenue);
        Assert.Contains(words, point.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void BreakEvenDay_CrossesAndFallsBack_IsTheLastCrossing()
    {
        var first = new DateOnly(2024, 1, 1);

        Assert.Equal(first.AddDays(3), BreakEven.DayOf(first, [-5, 10, -6, 2, 3]));
        Assert.Null(BreakEven.DayOf(first, [5, -5]));
        Assert.Null(BreakEven.DayOf(first, []));
    }

    [Fact]
    public void Month_Days_AddUpToItsAmount() => ForSeeds(static random =>
    {
        var entry = Cost(CostCategory.Staff, CostBasis.Amount, random.Next(100_000_000) / 10_000m);
        entry.From = new DateOnly(2020, 1, 1).AddMonths(random.Next(96));
        return Enumerable.Range(0, DateTime.DaysInMonth(entry.From.Year, entry.From.Month)).Sum(d => CostCalendar.UnitsOn(entry, entry.From.AddDays(d))) == entry.AmountUnits;
    });

    [Fact]
    public void Divide_AnyWeights_AddUpAndAreWithinOne() => ForSeeds(static random =>
    {
        var amount = random.NextInt64(-1_000_000_000_000, 1_000_000_000_000);
        var weights = Enumerable.Range(0, random.Next(8)).Select(_ => (decimal)random.Next(-3, 1_000)).ToList();
        var all = weights.Sum(static w => Math.Max(0, w));
        var parts = Apportionment.Divide(amount, weights);
        return all == 0
            ? parts is null
            : parts!.Sum() == amount && parts!.Select((p, i) => Math.Abs(p - (amount * (Math.Max(0, weights[i]) / all)))).All(static d => d < 1.0001m);
    });

    private static SmallShop Shop() => new SmallShop()
        .Customer(1).Customer(2).Product(1, "Books").Product(2, "Toys")
        .Line("2024-04-01T10:00:00", 1, 1, 400, 4, 1, "Books", "Web")
        .Line("2024-04-10T10:00:00", 2, 2, 400, 4, 1, "Books", "Web")
        .Line("2024-04-20T10:00:00", 3, 0, 200, 2, 2, "Toys", "Store")
        .Line("2024-04-25T10:00:00", 4, 1, -100, -1, 1, "Books", "Web")
        // The shop goes on, so that all of April counts.
        .Line("2024-05-02T10:00:00", 5, 0, 1, 1, 2, "Toys", "Store");

    private static Task<RoiReport> AskAsync(SmallShop shop, params CostEntry[] costs) => AskAsync(shop, Dimension.Month, costs);

    private static Task<RoiReport> AskAsync(SmallShop shop, Dimension grain, params CostEntry[] costs) =>
        AskAsync(shop, new RoiQuestion { Period = Spring, Grain = grain }, costs);

    private static Task<RoiReport> AskAsync(SmallShop shop, RoiQuestion question, params CostEntry[] costs) =>
        new RoiService(shop.Runner(), null!).GetAsync(question, costs, default);

    private static void ForSeeds(Func<Random, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => holds(new Random(seed))));

    private static Money Of(decimal amount) => Money.FromDecimal(amount);

    private static CostEntry Cost(CostCategory category, CostBasis basis, decimal value, Action<CostEntry>? change = null)
    {
        var entry = new CostEntry { Category = category, Basis = basis, From = new DateOnly(2024, 4, 1) };
        if (basis == CostBasis.RevenueShare)
        {
            entry.ShareMillionths = (long)(value * CostEntry.WholeShare);
        }
        else
        {
            entry.AmountUnits = Of(value).Units;
        }

        change?.Invoke(entry);
        return entry;
    }
}
