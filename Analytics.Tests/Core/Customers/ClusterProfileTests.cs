using Analytics.Core.Customers;

namespace Analytics.Tests.Core.Customers;

public sealed class ClusterProfileTests
{
    [Fact]
    public void Of_TwoKindsOfCustomers_NamesThemByWhatSetsThemApart()
    {
        Feature[] features = [CustomerFeatures.Column(CustomerFeature.Orders), CustomerFeatures.Column(CustomerFeature.Monetary), CustomerFeatures.Column(CustomerFeature.Recency)];
        var data = FeatureMatrix.Of(features, [[20, 22, 18, 1, 1], [900, 1_000, 950, 30, 20], [3, 5, 1, 200, 220]]);
        var profiles = ClusterProfiles.Of(data, KMeansModel.Fit(data, new KMeansOptions { K = 2, Standardise = true }));

        Assert.Equal(["frequent, high spend, recent", "occasional, low spend, long gone"], profiles.Select(static p => p.Name));
        Assert.Equal((3, 0.6), (profiles[0].Size, profiles[0].Share));
        Assert.Equal((20.0, 950.0, 3.0), (profiles[0].Features[0].Mean, profiles[0].Features[1].Median, profiles[0].Features[2].Mean));
        Assert.Equal((1.0, 25.0), (profiles[1].Features[0].Median, profiles[1].Features[1].Median));
    }

    [Fact]
    public void Of_ManyClusters_NamesEachDifferently()
    {
        var data = PlainLloyd.Matrix(PlainLloyd.Heaps(new Random(6), 400, 2, 5));
        var profiles = ClusterProfiles.Of(data, KMeansModel.Fit(data, new KMeansOptions { K = 12 }));

        Assert.Equal(12, profiles.Select(static p => p.Name).Distinct().Count());
        Assert.Equal(1.0, profiles.Sum(static p => p.Share), 1e-12);
    }

    [Fact]
    public void Of_OtherRows_IsRefused()
    {
        var fit = KMeansModel.Fit(PlainLloyd.Matrix([[1], [2]]), new KMeansOptions { K = 2 });

        Assert.Throws<ClusteringException>(() => ClusterProfiles.Of(PlainLloyd.Matrix([[1], [2], [3]]), fit));
    }
}
