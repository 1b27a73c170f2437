using System.Globalization;
using Analytics.Tests.Web.Commands;
using Analytics.Web.Commands;

namespace Analytics.Tests.Golden;

/// <summary>The verb <c>lifetime</c> on the CDNOW files as they come.</summary>
public sealed class LifetimeVerbTests : IDisposable
{
    private const string Sample = "data/cdnow/CDNOW_sample.txt";
    private const string Scores = "reference/cdnow_bgnbd_gg_per_customer.csv";
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-lifetime-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SharedDataFact(Sample + ";" + Scores)]
    public async Task Lifetime_CdnowSample_GivesThePublishedFiguresAndEachCustomer()
    {
        var table = Path.Combine(_folder, "customers.csv");
        var run = await CommandRun.RunAsync(
            "lifetime", "--input", SharedData.PathTo(Sample.Split('/')), "--preset", "cdnow", "--calibration-end", "1997-09-30", "--unit", "week", "--json", "--out", table);

        Assert.Equal(ExitCodes.Done, run.Code);
        var json = run.Json;
        double Of(string part, string name) => json.GetProperty(part).GetProperty(name).GetDouble();
        Assert.Equal([0.2426, 4.4136, 0.7929, 2.4259], new[] { "r", "alpha", "a", "b" }.Select(n => Math.Round(Of("bgnbd", n), 4)));
        Assert.Equal(-9582.43, Of("bgnbd", "logLikelihood"), 2);
        Assert.Equal([0.5533, 10.578, 0.6062, 11.669], new[] { "r", "alpha", "s", "beta" }.Select((n, i) => Math.Round(Of("paretoNbd", n), i % 2 == 0 ? 4 : 3)));
        Assert.Equal(-9594.98, Of("paretoNbd", "logLikelihood"), 2);
        Assert.Equal((6.250, 3.744, 15.44), (Math.Round(Of("gammaGamma", "p"), 3), Math.Round(Of("gammaGamma", "q"), 3), Math.Round(Of("gammaGamma", "v"), 2)));
        Assert.Equal((946, 1882), ((int)Of("gammaGamma", "customers"), (int)Of("holdout", "actual")));
        Assert.Equal((39, 1653.4, 0.626), (Of("holdout", "periods"), Math.Round(Of("holdout", "expected"), 1), Math.Round(Of("holdout", "correlation"), 3)));
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);

        var lines = await File.ReadAllLinesAsync(table);
        Assert.Equal("customer,frequency,recency,T,p_alive,expected,conditional_spend,clv", lines[0]);
        var written = lines.Skip(1).Select(l => l.Split(',')).ToDictionary(c => int.Parse(c[0], CultureInfo.InvariantCulture));
        var reference = GoldenShop.Reference("cdnow_bgnbd_gg_per_customer.csv");
        Assert.Equal(reference.Length, written.Count);
        foreach (var row in reference)
        {
            var mine = written[int.Parse(row[0], CultureInfo.InvariantCulture)];
            Assert.Equal(row[1], mine[1]);
            Assert.Equal(Number(row[6]), Number(mine[4]), 1e-3);
            Assert.Equal(Number(row[7]), Number(mine[5]), 1e-3);
            Assert.Equal(Number(row[8]), Number(mine[6]), 5e-4 * Number(row[8]));
            Assert.Equal(Number(mine[5]) * Number(mine[6]), Number(mine[7]), 1e-4);
        }
    }

    [Fact]
    public async Task Lifetime_SmallFile_AnswersWithAPriorAndWarns()
    {
        var file = Path.Combine(_folder, "shop.csv");
        await File.WriteAllTextAsync(
            file, "order,date,customer,quantity,amount\n1,2024-01-05,ann,1,10.00\n2,2024-02-05,ann,1,12.00\n3,2024-02-08,bob,1,30.00\n4,2024-03-20,\"c,d\",1,8.00\n");

        var run = await CommandRun.RunAsync("lifetime", "--input", file, "--json", "--discount", "0.1", "--margin", "0.4", "--horizon", "90");

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.Json.GetProperty("holdout").ValueKind);
        Assert.Contains("priorUsed", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.Json.GetProperty("gammaGamma").GetProperty("customers").GetInt32());
    }

    [Fact]
    public async Task Lifetime_IdThatIsAFormula_IsWrittenAsText()
    {
        var (file, table) = (Path.Combine(_folder, "shop.csv"), Path.Combine(_folder, "customers.csv"));
        await File.WriteAllTextAsync(
            file, "order,date,customer,quantity,amount\n1,2024-01-05,=1+1,1,10.00\n2,2024-02-05,=1+1,1,12.00\n3,2024-02-08,bob,1,30.00\n4,2024-03-20,ann,1,8.00\n");

        var run = await CommandRun.RunAsync("lifetime", "--input", file, "--json", "--out", table);

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Contains(await File.ReadAllLinesAsync(table), l => l.StartsWith("'=1+1,1,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--horizon", "-3", "--horizon")]
    [InlineData("--margin", "2", "--margin")]
    [InlineData("--calibration-end", "yesterday", "1997-09-30")]
    public async Task Lifetime_AskedWrongly_SaysWhatToChange(string option, string value, string word)
    {
        var run = await CommandRun.RunAsync("lifetime", "--input", "x.csv", option, value);

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(word, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lifetime_NoSuchFile_SaysSo()
    {
        var run = await CommandRun.RunAsync("lifetime", "--input", Path.Combine(_folder, "none.csv"));

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("There is no file", run.Error, StringComparison.Ordinal);
    }

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);
}
