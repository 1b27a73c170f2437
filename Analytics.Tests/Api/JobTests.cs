using Analytics.Web.Jobs;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

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
        for (var tries = 0; tries < 100 && jobs.Any(job => job.Runs.Count == 0); tries++)
        {
            await Task.Delay(100);
            jobs = await board.ListAsync();
        }

        Assert.NotEmpty(jobs);
        Assert.All(jobs, job =>
        {
            Assert.True(job.Runs[0].Succeeded, job.Runs[0].Message);
            Assert.Equal("anna@shop.example", job.Runs[0].StartedBy);
        });
    }

    [Fact]
    public async Task RunNow_Unknown_Throws() => await Assert.ThrowsAsync<ArgumentException>(
        () => host.Services.GetRequiredService<JobBoard>().RunNowAsync("nothing", Actor.System));
}
