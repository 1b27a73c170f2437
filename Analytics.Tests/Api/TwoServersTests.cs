using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Analytics.Tests.Api;

/// <summary>Two servers on one database share its work.</summary>
public sealed class TwoServersTests
{
    [Fact]
    public async Task Jobs_DueOnBoth_RunOnceEachTime()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-two-").FullName;
        try
        {
            await using var one = await StartAsync(folder);
            await using var two = await StartAsync(folder);
            var history = one.Services.GetRequiredService<JobHistory>();
            var settings = one.Services.GetRequiredService<SettingsStore>();
            for (var round = 1; round <= 5; round++)
            {
                // So that its time has come since.
                await history.AddAsync(AlertsJob.Plan.Key, new JobRun(TimeProvider.System.GetUtcNow().AddHours(-2), 1, true, "Done.", "somebody"));

                await Task.WhenAll(TriggerAsync(one), TriggerAsync(two));
                await Task.WhenAll(DoneAsync(one), DoneAsync(two));

                await settings.RefreshAsync();
                var runs = history.Read(AlertsJob.Plan.Key);
                Assert.Equal(round, runs.Count(static run => run.StartedBy == "schedule"));
                Assert.All(runs, static run => Assert.True(run.Succeeded, run.Message));
            }

            await two.StopAsync();
            await one.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task TriggerAsync(WebApplication server) =>
        await (await SchedulerAsync(server)).TriggerJob(new JobKey(AlertsJob.Plan.Key));

    // The trigger of a single run goes with its end.
    private static async Task DoneAsync(WebApplication server)
    {
        var scheduler = await SchedulerAsync(server);
        for (var tries = 0; (await scheduler.GetTriggersOfJob(new JobKey(AlertsJob.Plan.Key))).Count > 1 || server.Services.GetRequiredService<JobHistory>().IsRunning(AlertsJob.Plan.Key); tries++)
        {
            Assert.True(tries < 600, "The job does not end.");
            await Task.Delay(100);
        }
    }

    private static ValueTask<IScheduler> SchedulerAsync(WebApplication server) => server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

    private static async Task<WebApplication> StartAsync(string folder)
    {
        var app = AnalyticsHost.Build(
            new ServeOptions { DatabasePath = Path.Combine(folder, "analytics.db"), NoDemo = true },
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Predictions:Background"] = "false",
                    ["Stream:Demo"] = "Off",
                });
            });
        var startup = app.Services.GetRequiredService<DataStartup>();
        await startup.PrepareAsync(withDemo: false);
        await startup.LoadFactsAsync();
        await app.StartAsync();
        return app;
    }
}
