using Analytics.Core.Customers;

namespace Analytics.Tests.Core.Customers;

public sealed class KMeansModelTests
{
    [Theory]
    [InlineData(2, 1, 60)]
    [InlineData(4, 3, 500)]
    [InlineData(5, 5, 400)]
    [InlineData(11, 2, 300)]
    public void Settle_FromAnyCentres_EqualsTheTextbook(int k, int width, int count)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var random = new Random(seed);
            var rows = PlainLloyd.Heaps(random, count, width, 1 + random.Next(8));
            var centres = rows.Take(k).Select(static r => r.ToArray()).ToArray();
            var run = new KMeansRun(new KMeansData([.. rows.SelectMany(static r => r)], width), k, cores: 1);
            centres.SelectMany(static r => r).ToArray().CopyTo(run.Centres.Rows, 0);
            run.Centres.Refresh();

            run.Settle(1_000, 0, default);

            if (PlainLloyd.Run(rows, centres) is { } plain)
            {
                Assert.True(run.Converged);
                Assert.Equal(plain.Labels, run.Labels.Select(static l => (int)l));
                Assert.Equal(plain.Inertia, run.Inertia, plain.Inertia * 1e-12);
            }
        }
    }

    [Fact]
    public void Settle_SeveralBlocksAndCores_EqualsOneCore()
    {
        var rows = PlainLloyd.Heaps(new Random(3), (KMeansData.BlockRows * 2) + 7, 2, 6);
        var data = new KMeansData([.. rows.SelectMany(static r => r)], 2);
        var runs = new[] { 1, 2 }.Select(cores => new KMeansRun(data, 5, cores)).ToArray();
        foreach (var run in runs)
        {
            rows.Take(5).SelectMany(static r => r).ToArray().CopyTo(run.Centres.Rows, 0);
            run.Centres.Refresh();
            run.Settle(30, 0, default);
        }

        Assert.Equal(runs[0].Labels, runs[1].Labels);
        Assert.Equal(runs[0].Centres.Rows, runs[1].Centres.Rows);
        Assert.Equal(runs[0].Inertia, runs[1].Inertia);
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameHoweverManyCores()
    {
        var data = PlainLloyd.Matrix(PlainLloyd.Heaps(new Random(5), 900, 3, 5));
        var one = KMeansModel.Fit(data, new KMeansOptions { K = 6, Seed = 42, Cores = 1 });
        var two = KMeansModel.Fit(data, new KMeansOptions { K = 6, Seed = 42, Cores = 2 });

        Assert.Equal(one.Labels.ToArray(), two.Labels.ToArray());
        Assert.Equal(one.Inertia, two.Inertia);
        Assert.Equal(one.StartInertias, two.StartInertias);
        Assert.Equal(one.Silhouette, two.Silhouette);
    }

    [Fact]
    public void Fit_MovedTurnedAndShuffledRows_GiveTheSameClusters()
    {
        var rows = PlainLloyd.Heaps(new Random(8), 300, 2, 4);
        var fit = KMeansModel.Fit(PlainLloyd.Matrix(rows), new KMeansOptions { K = 4 });
        var (sin, cos) = Math.SinCos(0.7);
        var turned = rows.Select(r => new[] { (cos * r[0]) - (sin * r[1]) + 100, (sin * r[0]) + (cos * r[1]) - 50 }).Reverse().ToArray();
        var again = KMeansModel.Fit(PlainLloyd.Matrix(turned), new KMeansOptions { K = 4, Seed = 9 });
        var stretched = rows.Select(static r => new[] { (1_000 * r[0]) + 7, r[1] / 100 }).ToArray();

        Assert.Equal(fit.Inertia, again.Inertia, 1e-8);
        Assert.Equal(fit.Sizes, again.Sizes);
        Assert.Equal(
            KMeansModel.Fit(PlainLloyd.Matrix(rows), new KMeansOptions { K = 4, Standardise = true }).Inertia,
            KMeansModel.Fit(PlainLloyd.Matrix(stretched), new KMeansOptions { K = 4, Standardise = true }).Inertia,
            1e-8);
    }

    [Fact]
    public void Fit_AnyResult_IsMadeOfMeansOfItsRowsEachNearestToItsOwn()
    {
        var rows = PlainLloyd.Heaps(new Random(21), 500, 3, 3);
        var fit = KMeansModel.Fit(PlainLloyd.Matrix(rows), new KMeansOptions { K = 5 });
        var labels = fit.Labels.ToArray();

        Assert.True(fit.Converged);
        Assert.Equal(fit.Sizes.OrderDescending(), fit.Sizes);
        for (var c = 0; c < fit.K; c++)
        {
            var mine = rows.Where((_, i) => labels[i] == c).ToArray();
            Assert.Equal(fit.Sizes[c], mine.Length);
            Assert.All(Enumerable.Range(0, 3), j => Assert.Equal(mine.Average(r => r[j]), fit.Centres[c][j], 1e-12));
            Assert.All(mine, row => Assert.Equal(c, fit.Assign(row)));
        }
    }

    [Fact]
    public void Fit_FewerDifferentRowsThanK_GivesThemAndSaysSo()
    {
        double[][] rows = [[1, 5], [2, 6], [1, 5], [2, 6], [2, 6]];
        var fit = KMeansModel.Fit(PlainLloyd.Matrix(rows), new KMeansOptions { K = 4 });

        Assert.Equal([3, 2], fit.Sizes);
        Assert.Equal(0, fit.Inertia);
        Assert.Equal([2.0, 6.0], fit.Centres[0]);
        Assert.Contains("only 2 different rows", Assert.Single(fit.Warnings));
    }

    [Fact]
    public void Settle_ACentreWithoutRows_TakesTheFarthestRow()
    {
        var data = new KMeansData([0, 1, 2, 10, 11, 30], 1);
        var run = new KMeansRun(data, 3, cores: 1);
        double[] centres = [1, 10, 500];
        centres.CopyTo(run.Centres.Rows, 0);
        run.Centres.Refresh();

        run.Settle(100, 0, default);

        Assert.True(run.Converged);
        Assert.Equal([0, 0, 0, 1, 1, 2], run.Labels.Select(static l => (int)l));
        Assert.Equal(2.5, run.Inertia, 1e-12);
    }

    [Fact]
    public void Fit_ConstantFeature_IsNamedAndPartsNothing()
    {
        double[][] rows = [[1, 7.3], [2, 7.3], [9, 7.3], [10, 7.3]];
        var fit = KMeansModel.Fit(PlainLloyd.Matrix(rows), new KMeansOptions { K = 2, Standardise = true });

        Assert.Equal([2, 2], fit.Sizes);
        Assert.Equal(7.3, fit.Centres[0][1], 1e-12);
        Assert.True(fit.Scaling.Scales[1].IsConstant);
        Assert.Contains("'b' has one value", Assert.Single(fit.Warnings));
    }

    [Fact]
    public void Fit_OneRow_IsOneClusterWithoutSilhouette()
    {
        var fit = KMeansModel.Fit(PlainLloyd.Matrix([[3, 4]]), new KMeansOptions { K = 1, Standardise = true });

        Assert.Equal([1], fit.Sizes);
        Assert.Equal([3.0, 4.0], fit.Centres[0]);
        Assert.Null(fit.Silhouette);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void Of_ValueThatIsNoNumber_IsRefusedByRowAndName(double value)
    {
        var problem = Assert.Throws<ClusteringException>(() => PlainLloyd.Matrix([[1, 2], [3, value]]));

        Assert.Contains("Row 2", problem.Message);
        Assert.Contains("'b'", problem.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(256)]
    public void Fit_ImpossibleK_IsRefused(int k) =>
        Assert.Throws<ClusteringException>(() => KMeansModel.Fit(PlainLloyd.Matrix([[1], [2], [3]]), new KMeansOptions { K = k }));

    [Fact]
    public void Of_NoRowsNoColumnsOrUnequalOnes_AreRefused()
    {
        Assert.Throws<ClusteringException>(() => FeatureMatrix.Of([], []));
        Assert.Throws<ClusteringException>(() => FeatureMatrix.Of([new Feature("a")], [[]]));
        Assert.Throws<ClusteringException>(() => FeatureMatrix.Of([new Feature("a"), new Feature("b")], [[1], [1, 2]]));
        Assert.Throws<ClusteringException>(() => FeatureMatrix.Of([new Feature("a"), new Feature("A")], [[1], [2]]));
    }

    [Fact]
    public void Fit_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => KMeansModel.Fit(PlainLloyd.Matrix([[1], [2], [3]]), new KMeansOptions { K = 2 }, cancellationToken: source.Token));
    }

    [Fact]
    public void Fit_Logged_ClustersMagnitudesAndGivesPlainCentres()
    {
        double[][] rows = [[-1_000], [-900], [9], [10], [10_000], [11_000]];
        var fit = KMeansModel.Fit(PlainLloyd.Matrix(rows), new KMeansOptions { K = 3, Log = true });

        Assert.Equal([2, 2, 2], fit.Sizes);
        Assert.Equal(Math.Sqrt(10_001.0 * 11_001) - 1, fit.Centres.Max(static c => c[0]), 1e-6);
        Assert.Equal(1 - Math.Sqrt(1_001.0 * 901), fit.Centres.Min(static c => c[0]), 1e-6);
    }

    [Fact]
    public void ChooseK_ThreeHeaps_FindsThree()
    {
        var random = new Random(2);
        double[][] rows = [.. Enumerable.Range(0, 90).Select(i => new[] { (10.0 * (i % 3)) + random.NextDouble(), random.NextDouble() })];
        var selection = KMeansModel.ChooseK(PlainLloyd.Matrix(rows));

        Assert.Equal(3, selection.Best.K);
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], selection.Candidates.Select(static c => c.K));
        Assert.Throws<ClusteringException>(() => KMeansModel.ChooseK(PlainLloyd.Matrix([[1], [2]])));
    }

    [Fact]
    public void Silhouette_FourRows_EqualsTheHandWorkedValue()
    {
        // Rows 0, 1 | 10, 12: a = 1, 1, 2, 2; b = 11, 10, 9.5, 11.5.
        var fit = KMeansModel.Fit(PlainLloyd.Matrix([[0], [1], [10], [12]]), new KMeansOptions { K = 2 });

        Assert.Equal(((10 / 11.0) + (9 / 10.0) + (7.5 / 9.5) + (9.5 / 11.5)) / 4, fit.Silhouette!.Value.Value, 1e-12);
        Assert.True(fit.Silhouette.Value.IsExact);
    }

    [Fact]
    public void Silhouette_Sampled_SaysSoAndComesClose()
    {
        var data = PlainLloyd.Matrix(PlainLloyd.Heaps(new Random(4), 3_000, 2, 4));
        var exact = KMeansModel.Fit(data, new KMeansOptions { K = 4 }).Silhouette!.Value;
        var sampled = KMeansModel.Fit(data, new KMeansOptions { K = 4, SilhouetteRows = 1_000 }).Silhouette!.Value;

        Assert.Equal((3_000, true, 1_000, false), (exact.Rows, exact.IsExact, sampled.Rows, sampled.IsExact));
        Assert.Equal(exact.Value, sampled.Value, 0.05);
    }
}
