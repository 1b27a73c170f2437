using System.Globalization;
using System.Text.Json;
using Analytics.Tests.Web.Commands;
using Analytics.Web.Commands;

namespace Analytics.Tests.Golden;

/// <summary>Real ads, imported as a user would, against figures of other software.</summary>
public sealed class CampaignGoldenTests : IDisposable
{
    private const string Data = "data/campaign/KAG_conversion_data.csv";
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-campaigns-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SharedDataFact(Data + ";reference/kag_campaigns.csv")]
    public async Task Campaigns_Kag_EqualTheReference()
    {
        var database = Path.Combine(_folder, "shop.db");
        var imported = await CommandRun.RunAsync("import", SharedData.PathTo(Data.Split('/')), "--as", "campaign-performance", "--db", database, "--json");
        Assert.Equal((ExitCodes.Done, 1_143), (imported.Code, imported.Json.GetProperty("committed").GetInt32()));

        var json = (await CommandRun.RunAsync("campaigns", "--db", database, "--json")).Json;

        var total = json.GetProperty("total");
        Assert.Equal((213_434_828, 38_165), (total.GetProperty("impressions").GetInt64(), total.GetProperty("clicks").GetInt64()));
        Assert.Equal(58_705.23m, decimal.Round(total.GetProperty("cost").GetDecimal(), 2));
        Assert.Equal(1.5382, Math.Round(Rate(total, "cpc"), 4));
        Assert.Equal([3_264m, 1_079m], json.GetProperty("conversionTypes").EnumerateArray().Select(static c => c.GetProperty("count").GetDecimal()));
        Assert.Equal(207, total.GetProperty("rowsWithoutClick").GetInt32());
        var rows = json.GetProperty("rows").EnumerateArray().ToDictionary(static r => r.GetProperty("key").GetString()!, static r => r.GetProperty("figures"));
        var reference = GoldenShop.Reference("kag_campaigns.csv");
        Assert.Equal(reference.Length - 1, rows.Count);
        foreach (var line in reference)
        {
            var mine = line[0] == "ALL" ? total : rows[line[0]];
            Assert.Equal((Number(line[1]), Number(line[2])), (mine.GetProperty("impressions").GetDouble(), mine.GetProperty("clicks").GetDouble()));
            Assert.Equal(Number(line[3]), mine.GetProperty("cost").GetDouble(), 1e-3);
            Assert.Equal(Number(line[5]), mine.GetProperty("conversions").GetDouble());
            Assert.Equal(Number(line[6]), Rate(mine, "ctr"), 1e-6);
            Assert.Equal(Number(line[7]), Rate(mine, "cpc"), 2e-6);
            Assert.Equal(Number(line[8]), mine.GetProperty("cpm").GetDouble(), 2e-6);
            Assert.Equal(Number(line[9]), Rate(mine, "cpa"), 2e-5);
        }

        var ads = (await CommandRun.RunAsync("campaigns", "--db", database, "--by", "ad", "--json")).Json.GetProperty("rows").EnumerateArray().Select(static r => r.GetProperty("figures")).ToArray();
        Assert.Equal(1_143, ads.Length);
        Assert.Equal(207, ads.Count(static a => a.GetProperty("cpc").GetProperty("value").ValueKind == JsonValueKind.Null));
        var words = await CommandRun.RunAsync("campaigns", "--db", database, "--by", "ad");
        Assert.Contains("207 of 1,143 rows have no click", words.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("campaigns", "--db", database, "--conversion", "sales")).Code);
    }

    private static double Rate(JsonElement figures, string name) => figures.GetProperty(name).GetProperty("value").GetDouble();

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
