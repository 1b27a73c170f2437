using System.Net;
using System.Text.Json;
using Analytics.Web.Jobs;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Analytics.Tests.Api;

public sealed class JobTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task RunNow_EachJob_RunsAndKeepsItsResult()
    {
        var board = host.Services.GetRequiredService<JobBoard>();
        foreach (var job in await board.ListAsync())
        {
            Assert.NotNull(job.NextRunAt);
            await board.RunNowAsync(job.Plan.Key, new Actor("anna@shop.example"));
        }

        var jobs = await board.ListAsync();
        for (var tries = 0; tries < 600 && jobs.Any(static job => ByAnna(job) is null); tries++)
        {
            await Task.Delay(100);
            jobs = await board.ListAsync();
        }

        Assert.NotEmpty(jobs);
        Assert.All(jobs, static job => Assert.True(ByAnna(job)!.Succeeded, ByAnna(job)!.Message));

        static JobRun? ByAnna(JobStatus job) => job.Runs.FirstOrDefault(static run => run.StartedBy == "anna@shop.example");
    }

    [Fact]
    public void Jobs_Registered_AllStandInTheTableOfSchedules() =>
        Assert.Equal(JobPlans.All.Select(static plan => plan.Key).Order(), host.Services.GetServices<JobPlan>().Select(static plan => plan.Key).Order());

    [Fact]
    public async Task MissedRuns_ForAJobWhoseTimePassed_FindsItAndNoOther()
    {
        var history = host.Services.GetRequiredService<JobHistory>();
        var now = TimeProvider.System.GetUtcNow();
        await history.AddAsync(BackupJob.Plan.Key, new JobRun(now.AddDays(-3), 1, true, "Done.", "schedule"));
        await history.AddAsync(IntegrityJob.Plan.Key, new JobRun(now.AddSeconds(1), 1, true, "Done.", "schedule"));

        var missed = host.Services.GetServices<IHostedService>().OfType<MissedRuns>().Single().Find();

        Assert.Contains(BackupJob.Plan, missed);
        Assert.DoesNotContain(IntegrityJob.Plan, missed);
        Assert.DoesNotContain(RfmSnapshotJob.Plan, missed.Where(_ => history.Read(RfmSnapshotJob.Plan.Key).Count == 0));
    }

    [Fact]
    public async Task System_ForAdmins_TellsOfRequestsQueriesAndJobs()
    {
        var admin = await host.BrowserAsync(Roles.Admin);
        await admin.ReadAsync("/api/v1/query?measures=netRevenue&by=day");

        var system = JsonDocument.Parse(await admin.ReadAsync("/api/v1/system")).RootElement;

        var process = system.GetProperty("process");
        Assert.True(process.GetProperty("totals").GetProperty("api").GetProperty("count").GetInt64() > 0);
        Assert.True(process.GetProperty("totals").GetProperty("statement").GetProperty("count").GetInt64() > 0);
        Assert.True(process.GetProperty("now").GetProperty("databaseBytes").GetInt64() > 0);
        Assert.Contains(system.GetProperty("jobs").EnumerateArray(), static job => job.GetProperty("key").GetString() == "clean-up");
        var page = await admin.ReadAsync("/admin/system");
        Assert.Contains("Slowest queries", page, StringComparison.Ordinal);
        Assert.Contains("Run now: Clean-up", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_ForReaders_SaysWhetherAndOfWhichData()
    {
        var client = await host.ProgramAsync("read");
        foreach (var path in (string[])["/api/v1/health", "/api/v1/health-check"])
        {
            var health = JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;
            Assert.Equal("ready", health.GetProperty("status").GetString());
            Assert.True(health.GetProperty("data").GetProperty("totalLines").GetInt64() > 0);
        }

        using var refused = await client.GetAsync(new Uri("/api/v1/system", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task RunNow_Unknown_Throws() => await Assert.ThrowsAsync<ArgumentException>(
        () => host.Services.GetRequiredService<JobBoard>().RunNowAsync("nothing", Actor.System));
}
