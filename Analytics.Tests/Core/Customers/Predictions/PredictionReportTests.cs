using Analytics.Core.Customers;

namespace Analytics.Tests.Core.Customers.Predictions;

public sealed class PredictionReportTests
{
    [Theory]
    [InlineData(0.2, ChurnTier.Low)]
    [InlineData(0.3499, ChurnTier.Low)]
    [InlineData(0.35, ChurnTier.Medium)]
    [InlineData(0.65, ChurnTier.High)]
    [InlineData(1, ChurnTier.High)]
    public void TierOf_Probability_IsTheNearestScoresTier(double probability, ChurnTier tier) => Assert.Equal(tier, ChurnReport.TierOf(probability));

    [Fact]
    public void Churn_SixCustomers_CountsRuleAndModelSideBySide()
    {
        var report = ChurnReport.Of(MadeUpScores.Six(), bins: 5);

        // Days since the last order 0, 50, 100, 150, 200, 250; probabilities 0, .2, .4, .6, .8 and one that is not known.
        Assert.Equal([2, 2, 2], report.ByTier.Select(t => t.ByRule));
        Assert.Equal([2, 2, 1], report.ByTier.Select(t => t.ByModel));
        Assert.Equal(5, report.Predicted);
        Assert.Equal(5, report.Agreed);
        Assert.Equal([0, 0, 1], report.Both[2]);
        Assert.Equal(0.5, report.ByTier[1].MeanProbability!.Value, 6);
        Assert.Equal(5, report.Distribution.Sum(b => b.Customers));
        Assert.Equal(report.Summary.ValueAtRisk, report.AtRisk.Sum(g => g.ValueAtRisk), 6);
        Assert.Equal(report.Summary.ValueAtRisk, report.ByTier.Sum(t => t.ValueAtRisk), 6);
        Assert.Equal(report.AtRisk.OrderByDescending(g => g.ValueAtRisk), report.AtRisk);
    }

    [Fact]
    public void Distribution_Linear_HasRoundStepsAndAllCustomers()
    {
        var clv = ScoreDistribution.Of(MadeUpScores.Six(), ScoreField.Clv, log: false);

        // 100, 90, 80, 70, 60 and one that is not known.
        Assert.Equal(5, clv.Bins.Sum(b => b.Customers));
        Assert.Equal(400, clv.Bins.Sum(b => b.Value), 6);
        Assert.Equal((5, 1, 0), (clv.Known, clv.Unknown, clv.LeftOut));
        Assert.Equal(80, clv.Median);
        Assert.Equal(80, clv.Mean);
        Assert.Equal(0.25, clv.TopTenthShare!.Value, 6);
        Assert.Equal(0, clv.Bins[0].From);
        Assert.All(clv.Bins, b => Assert.Equal(5, b.To - b.From, 9));
    }

    [Fact]
    public void Distribution_Log_LeavesOutWhatIsNotAboveZero()
    {
        var orders = ScoreDistribution.Of(MadeUpScores.Six(), ScoreField.ExpectedOrders, log: true);

        // 0, .2, .4, .6, .8 and 1: the zero has no place.
        Assert.Equal(1, orders.LeftOut);
        Assert.Equal(5, orders.Bins.Sum(b => b.Customers));
        Assert.All(orders.Bins, b => Assert.Equal(Math.Pow(10, 0.2), b.To / b.From, 9));
        Assert.All(orders.Bins.Zip(orders.Bins.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From, 12));
    }

    [Fact]
    public void Distribution_NothingKnown_IsEmpty()
    {
        var next = ScoreDistribution.Of(MadeUpScores.Six(), ScoreField.NextOrderModel, log: false);

        Assert.Empty(next.Bins);
        Assert.Null(next.Mean);
        Assert.Null(next.Median);
        Assert.Null(next.TopTenthShare);
    }

    [Fact]
    public void Flows_Rules_AreASquareOfTheLargest()
    {
        CategoryRule[] rules =
        [
            new("Tea", "Cups", 100, 60, 0.2, 1e-9),
            new("Tea", "Sugar", 100, 40, 0.2, 1e-6),
            new("Cups", "Tea", 50, 20, 0.2, 1e-5),
        ];

        var flows = CategoryFlows.Of(rules, 2);

        Assert.Equal(["Tea", "Cups"], flows.From);
        Assert.Equal(["Cups", "Sugar"], flows.To);
        Assert.Same(rules[0], flows.Cells[0][0]);
        Assert.Same(rules[1], flows.Cells[0][1]);
        Assert.Null(flows.Cells[1][0]);
        Assert.Equal(3, flows.Rules.Count);
    }

    [Fact]
    public void Reach_Rules_AddUpToAllCustomers()
    {
        var scores = MadeUpScores.Six();

        var reach = ActionReach.Of(scores);

        Assert.Equal(scores.Actions.Count, reach.Customers.Count);
        Assert.Equal(6, reach.Customers.Sum());
        Assert.Equal(reach.Customers[scores.At(0).Action], Enumerable.Range(0, 6).Count(row => scores.At(row).Action == scores.At(0).Action));
    }

    [Fact]
    public void Orders_EarlierRuns_LieOverWhatCameAndTheSameDayIsLeftOut()
    {
        var now = MadeUpScores.Run(6) with { Outlook = Outlook(MadeUpScores.AsOf, null) };
        var lastWeek = MadeUpScores.Run(6) with { AsOf = MadeUpScores.AsOf.AddDays(-7), Outlook = Outlook(MadeUpScores.AsOf.AddDays(-7), 12) };
        var sameDay = MadeUpScores.Run(5) with { Outlook = Outlook(MadeUpScores.AsOf, null) };

        var report = OrdersReport.Of([now, sameDay, lastWeek], now);

        Assert.Equal(2, report.Ahead.Count);
        Assert.Equal(21, report.Expected);
        var earlier = Assert.Single(report.Earlier);
        Assert.Equal(2, earlier.Count);
        Assert.Single(report.Known);
        Assert.Equal((10, 12), (report.KnownExpected, report.KnownActual));
        Assert.Empty(report.Hidden);
    }

    private static OrderOutlook Outlook(DateOnly asOf, long? actual) => new(
        asOf,
        [new OutlookWeek(asOf.AddDays(1), asOf.AddDays(7), 10, actual), new OutlookWeek(asOf.AddDays(8), asOf.AddDays(14), 11, null)]);
}
