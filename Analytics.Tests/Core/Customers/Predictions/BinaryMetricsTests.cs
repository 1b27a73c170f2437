using Analytics.Core.Customers.Predictions;

namespace Analytics.Tests.Core.Customers.Predictions;

public sealed class BinaryMetricsTests
{
    [Fact]
    public void Score_FourCustomers_AucAndBrierByHand()
    {
        // Of the four pairs (yes, no) three are in order: .8 > .1, .8 > .4, .35 > .1, but .35 < .4.
        var score = BinaryMetrics.Score("x", [0.1, 0.4, 0.35, 0.8], [false, false, true, true]);

        Assert.Equal(0.75, score.Auc!.Value, 12);
        Assert.Equal((0.01 + 0.16 + 0.4225 + 0.04) / 4, score.Brier, 12);
    }

    [Fact]
    public void Score_Ties_CountHalf()
    {
        var score = BinaryMetrics.Score("x", [0.5, 0.5, 0.2, 0.8], [true, false, false, true]);

        // Pairs: (.5,.5) half, (.5,.2) one, (.8,.5) one, (.8,.2) one.
        Assert.Equal(3.5 / 4, score.Auc!.Value, 12);
    }

    [Fact]
    public void Score_EverybodyTheSame_IsHalfWithLiftOneAndOneBin()
    {
        var score = BinaryMetrics.Score("x", [.. Enumerable.Repeat(0.25, 40)], [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0)]);

        Assert.Equal(0.5, score.Auc!.Value, 12);
        Assert.Equal(0.25 * 0.75, score.Brier, 12);
        Assert.Equal(1, score.LiftTopTenth!.Value, 12);
        var bin = Assert.Single(score.Calibration);
        Assert.Equal((40, 0.25, 0.25), (bin.Customers, bin.Predicted, bin.Actual));
    }

    [Fact]
    public void Score_NobodyChurned_HasNoAucAndNoLift()
    {
        var score = BinaryMetrics.Score("x", [0.1, 0.2], [false, false]);

        Assert.Null(score.Auc);
        Assert.Null(score.LiftTopTenth);
        Assert.Equal(0.025, score.Brier, 12);
    }

    [Fact]
    public void Score_CountThatTenDoesNotDivide_HasTenEvenGroups()
    {
        const int n = 859;

        var score = BinaryMetrics.Score("x", [.. Enumerable.Range(0, n).Select(i => (double)i / n)], [.. Enumerable.Range(0, n).Select(i => i % 2 == 0)]);

        Assert.Equal(10, score.Calibration.Count);
        Assert.Equal(n, score.Calibration.Sum(b => b.Customers));
        Assert.All(score.Calibration, b => Assert.InRange(b.Customers, 85, 86));
    }

    [Fact]
    public void Score_TopTenth_LiftByHand()
    {
        // Twenty customers, four churn; the two most probable both do: (2/2) ÷ (4/20) = 5.
        var p = Enumerable.Range(0, 20).Select(i => i / 20.0).ToArray();
        var y = p.Select(v => v >= 0.9 || v is 0.1 or 0.2).ToArray();

        Assert.Equal(5, BinaryMetrics.Score("x", p, y).LiftTopTenth!.Value, 12);
    }

    [Fact]
    public void Score_Calibration_HasTenthsWithMeans()
    {
        var p = Enumerable.Range(0, 100).Select(i => i / 100.0).ToArray();
        var bins = BinaryMetrics.Score("x", p, [.. p.Select(v => v >= 0.5)]).Calibration;

        Assert.Equal(10, bins.Count);
        Assert.All(bins, b => Assert.Equal(10, b.Customers));
        Assert.Equal(0.045, bins[0].Predicted, 12);
        Assert.Equal([0d, 0, 0, 0, 0, 1, 1, 1, 1, 1], bins.Select(b => b.Actual));
    }

    [Fact]
    public void Score_OtherNumberOfOutcomes_Throws() =>
        Assert.Throws<ArgumentException>(() => BinaryMetrics.Score("x", [0.1], []));
}
