using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Customers.Rules;

/// <summary>A rule's number of a customer is the number that a question filtered to that customer gets.</summary>
public sealed class SegmentMeasureTests
{
    private static readonly int?[] Windows = [null, 7, 30, 90];

    /// <summary>Measures that count customers, and one that makes a month of the whole shop's thirty days, are none of one customer.</summary>
    private static readonly Measure[] OfManyCustomers =
    [
        Measure.ActiveCustomers, Measure.NewCustomers, Measure.ReturningCustomers, Measure.AcquisitionRate, Measure.RevenuePerCustomer, Measure.RepeatRate,
        Measure.LifetimeRepeatRate, Measure.RetentionRate, Measure.ChurnRate, Measure.RepeatRevenueRunRate,
    ];

    [Fact]
    public void Fields_EveryMeasureOfTheCatalog_IsAFieldOrNoneOfOneCustomer() => Assert.Equal(
        [.. MeasureCatalog.All.Where(m => !OfManyCustomers.Contains(m.Measure)).Select(m => m.Key).Order()],
        MeasureCatalog.All.Where(m => SegmentFields.Find(m.Key)?.Group == SegmentFieldGroup.Measures).Select(m => m.Key).Order());

    [Fact]
    public void Fields_EveryDimension_IsAFieldUnlessItIsATimeOrAnotherSegment()
    {
        var asked = SegmentFields.All.Select(f => f.Dimension).Concat([Dimension.RfmSegment, Dimension.ValueTier, Dimension.ChurnTier]).ToHashSet();

        Assert.Equal(
            [Dimension.Hour, Dimension.Day, Dimension.Week, Dimension.Month, Dimension.Quarter, Dimension.Year, Dimension.CustomerKind, Dimension.Segment],
            Enum.GetValues<Dimension>().Where(d => !asked.Contains(d)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rule_OfAMeasure_IsTheQueryFilteredToTheCustomer(int seed)
    {
        var shop = new MeasureShop(seed);
        Measure[] measures = [.. MeasureCatalog.All.Select(m => m.Measure).Except(OfManyCustomers)];
        foreach (var window in Windows)
        {
            var answers = new Dictionary<int, QueryResult>();
            for (var key = 1; key <= MeasureShop.Customers; key++)
            {
                answers[key] = await shop.Runner.RunAsync(new AnalyticsQuery { Measures = measures, Filters = [Only(key)], Period = shop.Window(window) });
            }

            foreach (var (place, measure) in measures.Index())
            {
                shop.Equal(MeasureCatalog.Of(measure).Key, window, key => answers[key].Totals[place].Value);
            }

            decimal Of(int key, Measure measure) => answers[key].Totals[Array.IndexOf(measures, measure)].Value ?? 0;
            shop.Equal("returnRate", window, key => Of(key, Measure.GrossRevenue) is not 0 and var gross ? Of(key, Measure.Returns) / gross : null);
            shop.Equal("cancellations", window, key => Of(key, Measure.OrderIds) - Of(key, Measure.Orders));
            shop.Equal("cancellationRate", window, key => Of(key, Measure.OrderIds) is not 0 and var ids ? (ids - Of(key, Measure.Orders)) / ids : null);
        }
    }

    [Fact]
    public async Task Rule_OfProfit_IsTheReportFilteredToTheCustomer()
    {
        var known = 0;
        var unknown = 0;
        for (var seed = 0; seed < 25; seed++)
        {
            var shop = new MeasureShop(seed);
            var service = new RoiService(shop.Runner, null!);
            foreach (var window in new int?[] { null, 45 })
            {
                var figures = new Dictionary<int, RoiFigures>();
                for (var key = 1; key <= MeasureShop.Customers; key++)
                {
                    figures[key] = (await service.GetAsync(new RoiQuestion { Period = shop.Window(window), Filters = [Only(key)] }, shop.Costs)).Total;
                    known += figures[key].GrossProfit is null ? 0 : 1;
                    unknown += figures[key].GrossProfit is null ? 1 : 0;
                }

                shop.Equal("costOfGoods", window, key => figures[key].GrossProfit is null ? null : figures[key].Costs[CostCategory.Goods].Amount);
                shop.Equal("grossProfit", window, key => figures[key].GrossProfit?.Amount);
                shop.Equal("grossMargin", window, key => figures[key].GrossMargin);
                // Of whoever bought nothing the report has a profit even where no cost of goods is known; a rule knows none then.
                shop.Equal("profit", window, key => figures[key].GrossProfit is null ? null : figures[key].Profit?.Amount);
                shop.Equal("netMargin", window, key => figures[key].GrossProfit is null ? null : figures[key].NetMargin);
            }
        }

        Assert.True(known > 100 && unknown > 100, $"{known} known and {unknown} unknown: one of the two was hardly tried.");
    }

    [Fact]
    public void Evaluate_ProfitWithoutAnyCost_HoldsForNobodyAndSaysSo()
    {
        var shop = new MeasureShop(1);
        var evaluator = new SegmentEvaluator(shop.Runner, static () => null);

        var members = evaluator.Evaluate(RuleGroup.All(new RuleCondition("grossMargin", RuleOperator.AtMost, "5")), shop.Runner.Hold(), CustomerCosts.Of([]));

        Assert.Equal(0, members.Count);
        Assert.Contains("Costs of goods are not known", members.Missing, StringComparison.Ordinal);
    }

    private static Filter Only(int key) => new(Dimension.Customer, ["c" + key]);
}
