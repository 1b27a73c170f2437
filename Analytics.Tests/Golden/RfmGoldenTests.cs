using Analytics.Core.Customers;

namespace Analytics.Tests.Golden;

/// <summary>Online Retail's customers against what pandas made of the same file: its recency is one more, its monetary gross.</summary>
public sealed class RfmGoldenTests(OnlineRetailFixture fixture) : IClassFixture<OnlineRetailFixture>
{
    private const string Files = "data/online_retail/online_retail.csv;reference/online_retail_rfm.csv";

    [SharedDataFact(Files)]
    public async Task Run_Gross_EqualsEveryCustomer()
    {
        var reference = GoldenShop.Reference("online_retail_rfm.csv");
        var summaries = await fixture.Shop.Runner.CustomerSummariesAsync(new());
        var report = await new RfmScoring(fixture.Shop.Runner).RunAsync(new RfmQuery { Gross = true });

        Assert.Equal(new DateOnly(2011, 12, 9), report.AsOf);
        Assert.Equal(reference.Length, report.Scores.Count);
        var ours = report.Scores.All().ToDictionary(s => summaries.FactsOf(s.Key).ExternalId!, StringComparer.Ordinal);
        foreach (var row in reference)
        {
            var score = ours[row[0]];
            Assert.Equal(
                (row[0], GoldenShop.Number(row[1]), GoldenShop.Number(row[2]), GoldenShop.Number(row[3])),
                (row[0], score.RecencyDays + 1, score.Frequency, GoldenShop.Cents(score.Monetary.Amount)));
        }
    }

    [SharedDataFact(Files)]
    public async Task Run_PastDay_SeesNothingLater()
    {
        var scoring = new RfmScoring(fixture.Shop.Runner);
        var before = await scoring.RunAsync(new RfmQuery { AsOf = new DateOnly(2011, 6, 30) });
        var year = await scoring.RunAsync(new RfmQuery { WindowDays = 90 });

        // First orders to the end of June 2011, by the reference cohorts.
        Assert.Equal(885 + 417 + 380 + 452 + 300 + 284 + 242, before.Scores.Count);
        Assert.Equal(0, before.Scores.All().Min(s => s.RecencyDays));
        Assert.True(year.Scores.All().Max(s => s.RecencyDays) < 90);
    }

    [SharedDataFact(Files)]
    public async Task Cluster_ValueTiers_RunFromHighToLow()
    {
        var clusters = await new CustomerClustering(fixture.Shop.Runner).RunAsync(new CustomerClusterQuery());
        var behaviour = await new CustomerClustering(fixture.Shop.Runner).RunAsync(new CustomerClusterQuery { Preset = ClusterPreset.Behaviour });

        Assert.Equal(["High Value", "Medium Value", "Low Value"], clusters.Profiles.Select(p => p.Name));
        Assert.Equal(["monetary", "orders", "recency"], clusters.Data.Features.Select(f => f.Name));
        Assert.True(clusters.Profiles[0].Features[0].Mean > clusters.Profiles[1].Features[0].Mean);
        Assert.True(clusters.Profiles[1].Features[0].Mean > clusters.Profiles[2].Features[0].Mean);
        Assert.Equal(4_338, clusters.Profiles.Sum(p => p.Size));
        Assert.Equal((4, 4), (behaviour.Fit.K, behaviour.Profiles.Select(p => p.Name).Distinct().Count()));
    }
}
