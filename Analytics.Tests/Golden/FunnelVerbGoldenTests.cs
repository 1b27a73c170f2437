using System.Globalization;
using System.Text.Json;
using Analytics.Tests.Web.Commands;
using Analytics.Web.Commands;

namespace Analytics.Tests.Golden;

/// <summary>The public funnel data through the real command line: pages as events and users as visitors, in both orders, and the funnel's JSON against the table and the reference.</summary>
public sealed class FunnelVerbGoldenTests
{
    private const string Folder = "data/funnel/";
    private const string Reference = "reference/funnel_by_dimension.csv";
    private static readonly string[] Pages = ["home", "search", "payment", "payment_confirmation"];

    [SharedDataTheory(Folder + "user_table.csv;" + Reference)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Funnel_ImportedInEitherOrder_EqualsTheTableAndTheReference(bool visitorsFirst)
    {
        var folder = Directory.CreateTempSubdirectory("analytics-funnel-");
        try
        {
            var database = Path.Combine(folder.FullName, "shop.db");
            if (visitorsFirst)
            {
                await ImportVisitorsAsync(database);
            }

            foreach (var page in visitorsFirst ? Pages : Pages.Reverse())
            {
                // As the shop calls them; the files' own names have a suffix.
                var file = page == Pages[3] ? "payment_confirmation_table" : page + "_page_table";
                await ImportAsync(database, file, "events", $"actor=user_id,name={page}_page");
            }

            if (!visitorsFirst)
            {
                await ImportVisitorsAsync(database);
            }

            foreach (var dimension in GoldenShop.Reference("funnel_by_dimension.csv").GroupBy(static row => row[5]))
            {
                var run = await CommandRun.RunAsync("funnel", "--steps", string.Join(',', Pages.Select(static p => p + "_page")), "--by", dimension.Key, "--json", "--db", database);
                Assert.True(run.Code == ExitCodes.Done, run.Error);
                using var document = JsonDocument.Parse(run.Output);
                Assert.Equal([90_400, 45_200, 6_030, 452], Counts(document.RootElement.GetProperty("steps")));
                var parts = document.RootElement.GetProperty("parts").EnumerateObject().ToDictionary(static p => p.Name, static p => Counts(p.Value), StringComparer.Ordinal);
                Assert.Equal(dimension.Select(static row => row[0]).Order(StringComparer.Ordinal), parts.Keys.Order(StringComparer.Ordinal));
                Assert.All(dimension, row => Assert.Equal(row[1..5].Select(static n => int.Parse(n, CultureInfo.InvariantCulture)), parts[row[0]]));
            }

            // The short names of the pages mean the same.
            var brief = await CommandRun.RunAsync("funnel", "--steps", "home,search,payment,confirmation", "--by", "device", "--json", "--db", database);
            Assert.True(brief.Code == ExitCodes.Done, brief.Error);
            Assert.Equal([90_400, 45_200, 6_030, 452], Counts(brief.Json.GetProperty("steps")));
            Assert.Equal([30_200, 15_100, 3_020, 302], Counts(brief.Json.GetProperty("parts").GetProperty("Mobile")));
            Assert.Equal("payment_confirmation_page", brief.Json.GetProperty("resolved").GetProperty("confirmation").GetString());
            Assert.Contains("No event is called “payment”: “payment_page” was taken.", brief.Error, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task ImportVisitorsAsync(string database) => ImportAsync(database, "user_table", "visitors", "id=user_id,at=date,device=device,gender=sex");

    private static async Task ImportAsync(string database, string file, string kind, string map)
    {
        var run = await CommandRun.RunAsync("import", SharedData.PathTo("data", "funnel", file + ".csv"), "--as", kind, "--map", map, "--db", database);
        Assert.True(run.Code == ExitCodes.Done, run.Error);
    }

    private static int[] Counts(JsonElement steps) => [.. steps.EnumerateArray().Select(static s => s.GetProperty("count").GetInt32())];
}
