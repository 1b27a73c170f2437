using System.Globalization;
using Analytics.Tests.Web.Commands;
using Analytics.Web.Commands;

namespace Analytics.Tests.Golden;

/// <summary>The verb <c>attribute</c> on the public path data, against figures of other software.</summary>
public sealed class AttributionGoldenTests
{
    private const string Data = "data/attribution/PathData.csv";
    private const string Reference = "reference/attribution_pathdata.csv";

    [SharedDataFact(Data + ";" + Reference)]
    public async Task Attribute_PathData_EqualsTheReference()
    {
        var run = await CommandRun.RunAsync(
            "attribute", "--input", SharedData.PathTo(Data.Split('/')), "--map", "path=path,conversions=total_conversions,value=total_conversion_value,nulls=total_null", "--samples", "0", "--json");

        Assert.Equal(ExitCodes.Done, run.Code);
        var rows = run.Json.GetProperty("rows").EnumerateArray().ToDictionary(static r => r.GetProperty("channel").GetString()!);
        var reference = GoldenShop.Reference("attribution_pathdata.csv");
        Assert.Equal(reference.Length, rows.Count);
        string[] names = ["first", "last", "linear", "firstValue", "lastValue", "linearValue", "markov1RemovalEffect", "markov1"];
        foreach (var row in reference)
        {
            for (var i = 0; i < names.Length; i++)
            {
                var expected = double.Parse(row[i + 1], CultureInfo.InvariantCulture);
                var actual = rows[row[0]].GetProperty(names[i]).GetDouble();
                // The effects are written with six decimals.
                Assert.Equal(expected, actual, i < 2 ? 0 : i == 6 ? 6e-7 : 1e-6 * expected);
            }
        }
    }
}
