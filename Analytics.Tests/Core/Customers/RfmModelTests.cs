using Analytics.Core.Customers;
using Analytics.Core.Domain;

namespace Analytics.Tests.Core.Customers;

public sealed class RfmModelTests
{
    private static RfmInput Customer(int key, int recency, int frequency, decimal monetary) => new(key, recency, frequency, Money.FromDecimal(monetary));

    [Fact]
    public void SegmentOf_EveryCell_StandsAsInTheDefinition()
    {
        string[] map =
        [
            "New Customers|Potential Loyalists|Potential Loyalists|Champions|Champions",
            "Promising|Potential Loyalists|Potential Loyalists|Loyal Customers|Loyal Customers",
            "About To Sleep|About To Sleep|Need Attention|Loyal Customers|Loyal Customers",
            "Hibernating|Hibernating|At Risk|At Risk|Cannot Lose Them",
            "Lost|Hibernating|At Risk|At Risk|Cannot Lose Them",
        ];

        for (var r = 5; r >= 1; r--)
        {
            Assert.Equal(map[5 - r].Split('|'), Enumerable.Range(1, 5).Select(fm => RfmMap.NameOf(RfmMap.SegmentOf(r, fm))));
        }

        Assert.Equal(11, RfmMap.Segments.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => RfmMap.SegmentOf(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RfmMap.SegmentOf(1, 6));
    }

    [Fact]
    public void Score_SixCustomers_EqualsTheHandWorkedScores()
    {
        // Strictly worse of six: recency 400 has none, 30 has 1, 20 (twice) 2, 10 has 4, 1 has 5.
        var scores = RfmModel.Score(
        [
            Customer(1, 1, 9, 500),
            Customer(2, 10, 1, 10),
            Customer(3, 20, 1, 20),
            Customer(4, 20, 2, 30),
            Customer(5, 30, 1, -5),
            Customer(6, 400, 8, 300),
        ]);

        Assert.Equal([5, 4, 2, 2, 1, 1], scores.All().Select(static s => s.R));
        Assert.Equal([5, 1, 1, 3, 1, 4], scores.All().Select(static s => s.F));
        Assert.Equal([5, 1, 2, 3, 1, 4], scores.All().Select(static s => s.M));
        Assert.Equal([5, 1, 2, 3, 1, 4], scores.All().Select(static s => s.Fm));
        Assert.Equal(RfmSegment.AtRisk, scores.Of(6)!.Value.Segment);
        Assert.Null(scores.Of(7));
        Assert.Equal((855m, 330m), (scores.Revenue.Amount, scores.RevenueAtRisk.Amount));
        Assert.Equal((2, 330m, 330m), scores.Segments.Where(static s => s.Segment == RfmSegment.AtRisk).Select(static s => (s.Customers, s.Revenue.Amount, s.RevenueAtRisk.Amount)).Single());
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0)]
    [InlineData(1)]
    public void Score_AnyWeight_GivesEqualScoresTheirOwnValue(double weight)
    {
        var customers = Enumerable.Range(1, 50).Select(static i => Customer(i, 100 - i, i, i)).ToList();

        Assert.All(RfmModel.Score(customers, new RfmOptions { FrequencyWeight = weight }).All(), static s => Assert.Equal((s.F, s.F), (s.M, s.Fm)));
    }

    [Fact]
    public void Score_AnyCustomers_CellsHoldEachOnceAndBetterNeverScoresWorse()
    {
        var random = new Random(7);
        var customers = Enumerable.Range(1, 2_000).Select(i => Customer(i, random.Next(60), 1 + random.Next(6), random.Next(-20, 500))).ToList();
        var scores = RfmModel.Score(customers);

        Assert.Equal(2_000, scores.Cells.Sum(static c => c.Customers));
        Assert.Equal(25, scores.Cells.Select(static c => (c.R, c.Fm)).Distinct().Count());
        Assert.Equal(customers.Sum(static c => c.Monetary.Amount), scores.Revenue.Amount);
        Assert.Equal(scores.Cells.Sum(static c => c.Customers), scores.Segments.Sum(static s => s.Customers));
        Assert.All(scores.All(), s => Assert.Equal(RfmMap.SegmentOf(s.R, s.Fm), s.Segment));
        Assert.All(scores.All().Take(50), one => Assert.All(scores.All(), other => Assert.True(
            (one.RecencyDays < other.RecencyDays ? one.R >= other.R : one.RecencyDays != other.RecencyDays || one.R == other.R)
            && (one.Frequency > other.Frequency ? one.F >= other.F : one.Frequency != other.Frequency || one.F == other.F)
            && (one.Monetary > other.Monetary ? one.M >= other.M : one.Monetary != other.Monetary || one.M == other.M))));
    }

    [Fact]
    public void Score_OneCustomerOrNone_IsNoError()
    {
        Assert.Equal((1, 1, 1, 1, RfmSegment.Lost), RfmModel.Score([Customer(1, 3, 2, 9)]).All().Select(static s => (s.R, s.F, s.M, s.Fm, s.Segment)).Single());
        Assert.Equal((0, 0m), (RfmModel.Score([]).Count, RfmModel.Score([]).RevenueAtRisk.Amount));
    }

    [Fact]
    public void Score_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => RfmModel.Score([Customer(1, -1, 1, 1)]));
        Assert.Throws<ArgumentException>(() => RfmModel.Score([Customer(1, 1, 0, 1)]));
        Assert.Throws<ArgumentException>(() => RfmModel.Score([], new RfmOptions { FrequencyWeight = double.NaN }));
    }
}
