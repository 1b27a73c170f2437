using Analytics.Core.Demo;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Api;

/// <summary>Two servers on one database: one plays the demo on, at the pace that was set on either, and the other takes over when that one ends.</summary>
public sealed class TwoServersDemoTests
{
    [Theory]
    [EachDatabase]
    public async Task Demo_OnTwoServers_IsPlayedByOneUntilItEnds(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.NewAsync(provider);
        await using var one = await StartAsync(storage, withDemo: true);
        var alone = await SalesAsync(one, 10, static _ => true);
        var playing = Assert.Single(alone);

        await using var two = await StartAsync(storage, withDemo: false);
        // Long enough for a second one to show itself: it would sell as many.
        Assert.Equal([playing], await SalesAsync(two, 150, _ => true));

        await two.Services.GetRequiredService<SharedDemoPace>().SetAsync(77);
        await UntilAsync(() => one.Services.GetRequiredService<DemoPace>().PerSecond == 77);

        await one.StopAsync();
        Assert.Equal(2, (await SalesAsync(two, 30, run => run != playing)).Count);
        await two.StopAsync();
    }

    /// <summary>Waits for so many sales of runs as asked, as a server counts them.</summary>
    /// <returns>All runs that have sold.</returns>
    private static async Task<IReadOnlyList<string>> SalesAsync(WebApplication server, int count, Func<string, bool> counts)
    {
        IReadOnlyList<string> runs = [];
        await UntilAsync(async () =>
        {
            var sold = new List<string>();
            await foreach (var line in server.Services.GetRequiredService<IQueryRunner>().StreamLinesAsync(new AnalyticsQuery { Measures = [Measure.Lines] }))
            {
                if (line.OrderId.StartsWith("DL-", StringComparison.Ordinal))
                {
                    sold.Add(line.OrderId);
                }
            }

            runs = [.. sold.Select(RunOf).Distinct(StringComparer.Ordinal)];
            return sold.Distinct(StringComparer.Ordinal).Count(order => counts(RunOf(order))) >= count;
        });
        return runs;
    }

    private static string RunOf(string order) => order.Split('-')[1];

    private static Task UntilAsync(Func<bool> sign) => UntilAsync(() => Task.FromResult(sign()));

    private static async Task UntilAsync(Func<Task<bool>> sign)
    {
        for (var tries = 0; !await sign(); tries++)
        {
            Assert.True(tries < 300, "What was waited for did not happen.");
            await Task.Delay(200);
        }
    }

    private static async Task<WebApplication> StartAsync(StorageFixture storage, bool withDemo)
    {
        var app = AnalyticsHost.Build(
            new ServeOptions { DatabasePath = storage.Options.Path, NoDemo = true },
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Database:Provider"] = storage.Options.Provider.ToString(),
                    ["Database:ConnectionString"] = storage.Options.ConnectionString,
                    ["Keys:Folder"] = storage.Keys.Folder,
                    ["Predictions:Background"] = "false",
                    ["OwnUse:Record"] = "false",
                    ["Stream:Demo"] = "On",
                    ["Stream:DemoPerSecond"] = "20",
                    ["Stream:DemoRhythm"] = "false",
                });
            });
        var startup = app.Services.GetRequiredService<DataStartup>();
        await startup.PrepareAsync(withDemo: false);
        if (withDemo)
        {
            var demo = app.Services.GetRequiredService<DemoLoader>();
            await demo.LoadAsync(new DemoOptions { Customers = 60, Months = 4, Until = demo.Today, EventDays = 0 }, "test");
        }

        await startup.LoadFactsAsync();
        await app.StartAsync();
        return app;
    }
}
