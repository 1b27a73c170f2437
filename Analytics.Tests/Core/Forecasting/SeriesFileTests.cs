using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;

namespace Analytics.Tests.Core.Forecasting;

public sealed class SeriesFileTests
{
    [Fact]
    public void Read_IntegerSteps_KeepsTheOrderOfSeries()
    {
        var series = Read("y,unique_id,ds\n2,b,11\n1,b,10\n5,\"a, \"\"x\"\"\",1\n");

        Assert.Equal(["b", "a, \"x\""], series.Select(static s => s.Id));
        Assert.Equal([1, 2], series[0].Values);
        Assert.Equal("12", series[0].Label(0));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-02", "2026-01-04", ForecastGrain.Day, "2026-01-05")]
    [InlineData("2026-01-05", "2026-01-12", "2026-01-26", ForecastGrain.Week, "2026-02-02")]
    [InlineData("2026-01-31", "2026-02-28", "2026-04-30", ForecastGrain.Month, "2026-05-31")]
    [InlineData("2026-01-01", "2026-04-01", "2026-10-01", ForecastGrain.Quarter, "2027-01-01")]
    [InlineData("2024-06", "2025-06", "2027-06", ForecastGrain.Year, "2028-06-01")]
    public void Read_Dates_FindsTheStepAndTheGap(string first, string second, string fourth, ForecastGrain grain, string next)
    {
        var series = Read($"\uFEFFunique_id,ds,y\r\na,{first},1\r\na,{second},2\r\n\r\na,{fourth},4\r\n")[0];

        Assert.Equal(grain, series.Grain);
        Assert.Equal([1, 2, double.NaN, 4], series.Values);
        Assert.Equal(next, series.Label(0));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("unique_id,ds,y\n", "no rows")]
    [InlineData("id,ds,y\na,1,2\n", "column unique_id")]
    [InlineData("unique_id,ds,y\na,1\n", "Line 2")]
    [InlineData("unique_id,ds,y\na,1,2\na,x,2\n", "Line 3, column ds")]
    [InlineData("unique_id,ds,y\na,1,2\na,2,1e999\n", "Line 3, column y")]
    [InlineData("unique_id,ds,y\na,1,\"2\n", "Line 2")]
    [InlineData("unique_id,ds,y\na,1,2\na,1,3\n", "Line 3, column ds")]
    [InlineData("unique_id,ds,y\na,1,2\na,2026-01-01,3\n", "both numbers and dates")]
    [InlineData("unique_id,ds,y\n,1,2\n", "column unique_id")]
    [InlineData("unique_id,ds,y\na,1,2\na,2,2\na,900000000,2\n", "steps away")]
    public void Read_BadInput_NamesThePlace(string text, string part) =>
        Assert.Contains(part, Assert.Throws<SeriesFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Fuzz_ThrowsNothingElse()
    {
        const string good = "unique_id,ds,y\na,2026-01-01,1.5\nb,2026-01-02,\"2\"\n";
        const string alphabet = ",\"\n\rab0129-.eE:;N \u0000é";
        var random = new Random(4);
        for (var run = 0; run < 2000; run++)
        {
            var text = good.ToCharArray();
            for (var i = 0; i < 1 + (run % 5); i++)
            {
                text[random.Next(text.Length)] = alphabet[random.Next(alphabet.Length)];
            }

            try
            {
                Assert.NotEmpty(Read(new string(text)));
            }
            catch (SeriesFileException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    private static IReadOnlyList<NamedSeries> Read(string text) => SeriesFile.Read(new StringReader(text));
}
