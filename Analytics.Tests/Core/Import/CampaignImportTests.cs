using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Import;

public sealed class CampaignImportTests
{
    private static readonly InspectOptions Campaigns = new() { Kind = BatchKind.Campaigns };
    private static readonly InspectOptions Performance = new() { Kind = BatchKind.CampaignPerformance };
    private static readonly InspectOptions Paths = new() { Kind = BatchKind.AttributionPaths };

    [Fact]
    public async Task Import_Campaigns_LaterFilesChangeWhatTheyState()
    {
        await using var shop = await ImportFixture.StartAsync();

        var first = await shop.ImportAsync(shop.File(
            "campaign_id,campaign_name,campaign_type,channel,target,budget,start_date,end_date,status\n"
            + "c1,Spring,search,Search,New,1000,2026-03-01,2026-03-31,active\nc2,Odd,mail,Mail,,-5,,,\nc3,Back,mail,Mail,,5,2026-03-31,2026-03-01,\n,None,,,,,,,\n"), Campaigns);
        var second = await shop.ImportAsync(shop.File("campaign_id,status,budget\nc1,paused,1200.5\n"), Campaigns);

        Assert.Equal((1L, 3L), (first.Committed, first.Quarantined));
        var campaign = Assert.Single((await shop.Campaigns.ReadAsync()).Campaigns);
        Assert.Equal(
            new Campaign("c1", "Spring", "search", "Search", "New", Money.FromDecimal(1200.5m), new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "paused"), campaign);
        await shop.Service.UndoAsync(second.Batch);
        Assert.Equal(("active", 1000m), ((await shop.Campaigns.ReadAsync()).Campaigns[0].Status, (await shop.Campaigns.ReadAsync()).Campaigns[0].Budget!.Value.Amount));
    }

    [Fact]
    public async Task Import_Performance_NamesConversionsByTheirColumnsAndKeepsUnknownApart()
    {
        await using var shop = await ImportFixture.StartAsync();

        var outcome = await shop.ImportAsync(shop.File(
            "date,campaign,age,gender,impressions,clicks,spent,Total_Conversion,Approved_Conversion\n"
            + "2026-03-01,c1,30-34,M,1000,10,12.34,2,1\n2026-03-02,c1,30-34,F,500,0,0,,0.5\n2026-03-02,c1,,,x,1,1,1,1\n2026-03-02,c1,,,1,-1,1,1,1\n2026-03-02,c1,,,1.5,1,1,1,1\n"), Performance);

        Assert.Equal((2L, 3L), (outcome.Committed, outcome.Quarantined));
        var days = (await shop.Campaigns.ReadAsync()).Days;
        Assert.Equal(["Total Conversion=2", "Approved Conversion=1"], days[0].Conversions.Select(static c => $"{c.Name}={c.Count}"));
        Assert.Equal(["Approved Conversion=0.5"], days[1].Conversions.Select(static c => $"{c.Name}={c.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
        Assert.Equal((12.34m, 0m), (days[0].Cost!.Value.Amount, days[1].Cost!.Value.Amount));
        Assert.Null(days[0].Revenue);
        Assert.Equal(new DateOnly(2026, 3, 1), days[0].Day);
    }

    [Fact]
    public async Task Import_PerformanceRestated_TheLatestFileSpeaksForACampaignsDay()
    {
        await using var shop = await ImportFixture.StartAsync();
        await shop.ImportAsync(shop.File("date,campaign,ad_id,spend\n2026-03-01,c1,a,1\n2026-03-01,c1,b,2\n2026-03-02,c1,a,3\n2026-03-01,c2,a,4\n"), Performance);
        var second = await shop.ImportAsync(shop.File("date,campaign,ad_id,spend\n2026-03-01,c1,a,10\n2026-03-01,c1,a,20\n"), Performance);

        Assert.Equal(37m, (await shop.Campaigns.ReadAsync()).Days.Sum(static d => d.Cost!.Value.Amount));
        await shop.Service.UndoAsync(second.Batch);
        Assert.Equal(10m, (await shop.Campaigns.ReadAsync()).Days.Sum(static d => d.Cost!.Value.Amount));
    }

    [Fact]
    public async Task Import_Paths_AreReadWithAnySeparator()
    {
        await using var shop = await ImportFixture.StartAsync();

        var outcome = await shop.ImportAsync(shop.File("path,conversions,value,nulls\nMail > Search,2,10.5,3\nMail→Social,0,0,4\n >> ,1,1,1\nMail,0,5,1\n"), Paths);

        Assert.Equal((2L, 2L), (outcome.Committed, outcome.Quarantined));
        Assert.Equal([new TouchPathRow("Mail > Search", 2, 105_000, 3), new TouchPathRow("Mail > Social", 0, 0, 4)], (await shop.Campaigns.ReadAsync()).Paths);
    }

    [Fact]
    public async Task Check_NothingDone_SaysWhatIsNeeded()
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = shop.File("date,campaign\n2026-03-01,c1\n");
        var preview = await shop.Service.InspectAsync(file, Performance);

        var refused = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CheckAsync(file, preview.SuggestedPlan));

        Assert.Contains("spend", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_TypedAndDeleted_CountsAtOnceAndRaisesTheVersion()
    {
        await using var shop = await ImportFixture.StartAsync();
        var before = await shop.State.ReadAsync();

        await shop.Campaigns.AddAsync([new CampaignRow("c1", "One", BudgetUnits: 10)]);
        Assert.Equal("One", Assert.Single((await shop.Campaigns.ReadAsync()).Campaigns).Name);
        await shop.Campaigns.DeleteAsync("c1");

        Assert.Empty((await shop.Campaigns.ReadAsync()).Campaigns);
        Assert.Equal(before.Version + 2, (await shop.State.ReadAsync()).Version);
        var id = await shop.Campaigns.SaveAsync(MarketingDocumentKind.Experiment, null, "A", "{}", "ann");
        Assert.Equal(id, await shop.Campaigns.SaveAsync(MarketingDocumentKind.Experiment, id, "B", "{}", "bob"));
        Assert.Equal(("B", "ann"), Assert.Single(await shop.Campaigns.DocumentsAsync(MarketingDocumentKind.Experiment)) is var d ? (d.Name, d.CreatedBy) : default);
        Assert.True(await shop.Campaigns.DeleteAsync(MarketingDocumentKind.Experiment, id));
        Assert.Empty(await shop.Campaigns.DocumentsAsync(MarketingDocumentKind.Experiment));
        await Assert.ThrowsAsync<StorageException>(() => shop.Campaigns.SaveAsync(MarketingDocumentKind.Experiment, id, "C", "{}", "bob"));
    }
}
