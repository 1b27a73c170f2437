using Analytics.Core.Customers;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Customers.Watching;

public sealed class StabilityIndexTests
{
    // (0.4 − 0.5) ln 0.8 + (0.6 − 0.5) ln 1.2 = 0.0223144 + 0.0182322; and with shares 0.1, 0.3, 0.6 → 0.2, 0.3, 0.5:
    // 0.1 ln 2 + 0 + (−0.1) ln(5/6) = 0.0693147 + 0.0182322.
    [Theory]
    [InlineData(new long[] { 50, 50 }, new long[] { 40, 60 }, 0.0405465)]
    [InlineData(new long[] { 1, 3, 6 }, new long[] { 40, 60, 100 }, 0.0875469)]
    [InlineData(new long[] { 7, 0, 3 }, new long[] { 70, 0, 30 }, 0)]
    public void Of_ByHand_IsTheSumOverBins(long[] expected, long[] actual, double index) =>
        Assert.Equal(index, StabilityIndex.Of(expected, actual)!.Value, 1e-7);

    [Fact]
    public void Of_AnyCounts_IsBothDivergencesNeverNegativeAndTheSameBothWays() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var random = new Random(seed);
            var bins = random.Next(1, 12);
            long[] one = [.. Enumerable.Range(0, bins).Select(_ => (long)random.Next(1, 500))];
            long[] other = [.. Enumerable.Range(0, bins).Select(_ => (long)random.Next(1, 500))];

            var index = StabilityIndex.Of(one, other)!.Value;

            Assert.Equal(Divergence(one, other) + Divergence(other, one), index, 1e-9);
            Assert.True(index >= 0);
            Assert.Equal(index, StabilityIndex.Of(other, one)!.Value, 1e-12);
            Assert.Equal(0, StabilityIndex.Of(one, [.. one.Select(static n => n * 3)])!.Value, 1e-12);
        }));

    [Fact]
    public void Of_EmptyOrUnlike_IsUnknownOrRefused()
    {
        Assert.Null(StabilityIndex.Of([0, 0], [1, 2]));
        Assert.Throws<ArgumentException>(() => StabilityIndex.Of([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => StabilityIndex.Of([1, -1], [1, 2]));
        // An empty bin counts as a ten-thousandth: (0.5 − 0.0001) ln 5000 + (0.5 − 1) ln 0.5.
        Assert.Equal(((0.5 - 1e-4) * Math.Log(5_000)) - (0.5 * Math.Log(0.5)), StabilityIndex.Of([100, 0], [50, 50])!.Value, 1e-9);
    }

    // The 99th percentile of χ² with one degree of freedom is 6.6349.
    [Fact]
    public void ChanceLimit_TwoBins_IsTheQuantileOverBothSizes()
    {
        Assert.Equal(6.6349 * 0.02, StabilityIndex.ChanceLimit(2, 100, 100), 1e-5);
        Assert.Equal(0, StabilityIndex.ChanceLimit(1, 5, 5));
        Assert.Equal(double.PositiveInfinity, StabilityIndex.ChanceLimit(3, 0, 5));
    }

    [Theory]
    [InlineData(0.1, 0, DriftLevel.None)]
    [InlineData(0.2, 0, DriftLevel.Some)]
    [InlineData(0.25, 0, DriftLevel.Some)]
    [InlineData(0.26, 0, DriftLevel.Major)]
    [InlineData(0.5, 0.6, DriftLevel.None)]
    public void LevelOf_Bounds_AreTheUsualAndChanceIsNoDrift(double index, double limit, DriftLevel level) => Assert.Equal(level, StabilityIndex.LevelOf(index, limit));

    [Fact]
    public void Against_TheSameDistribution_IsBeyondChanceInOneCaseOfAHundred()
    {
        var random = new Random(11);
        var beyond = 0;
        for (var trial = 0; trial < 400; trial++)
        {
            var profile = ValueProfile.Of("x", "X", true, [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())]);
            var drift = profile.Against([.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())])!;
            beyond += drift.Index > drift.ChanceLimit ? 1 : 0;
        }

        Assert.InRange(beyond, 0, 12);
    }

    [Fact]
    public void Profile_TiesAndUnknown_HaveEdgesOnceAndABinOfTheirOwn()
    {
        var plain = ValueProfile.Of("x", "X", true, [.. Enumerable.Range(1, 10).Select(static n => (double)n)]);
        Assert.Equal(Enumerable.Range(1, 9).Select(static n => (double)n), plain.Edges);
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0], plain.Counts);
        Assert.Equal(5.5, plain.Mean);

        var tied = ValueProfile.Of("x", "X", true, [1, 1, 1, 1, 1, 1, 1, 2, 3, double.NaN]);
        Assert.Equal([1, 2], tied.Edges);
        Assert.Equal([7, 1, 1, 1], tied.Counts);
        Assert.Equal(0, tied.Against([1, 1, 1, 1, 1, 1, 1, 2, 9, double.NaN])!.Index, 1e-12);
        Assert.Null(ValueProfile.Of("x", "X", true, []).Against([1]));
    }

    [Fact]
    public void Against_AShift_IsMajor()
    {
        var profile = ValueProfile.Of("x", "X", true, [.. Enumerable.Range(0, 1_000).Select(static n => (double)n)]);
        var drift = profile.Against([.. Enumerable.Range(300, 1_000).Select(static n => (double)n)])!;
        Assert.Equal(DriftLevel.Major, drift.Level);
        Assert.Equal((499.5, 799.5), (drift.Before, drift.Now));
    }

    private static double Divergence(long[] p, long[] q) =>
        p.Zip(q).Sum(pair => (double)pair.First / p.Sum() * Math.Log((double)pair.First / p.Sum() / ((double)pair.Second / q.Sum())));
}
