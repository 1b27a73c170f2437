using Analytics.Web.Hosting;
using Quartz;

namespace Analytics.Web.Jobs;

/// <summary>
/// Makes up, once, for each job whose time came while the application did not run. A job that has never run waits for its own time.
/// </summary>
public sealed class MissedRuns(
    IEnumerable<JobPlan> plans, JobHistory history, ISchedulerFactory schedulers, DataStartup startup, TimeProvider clock, ILogger<MissedRuns> logger) : BackgroundService
{
    /// <summary>Who started such a run.</summary>
    public const string StartedBy = "schedule, late";

    /// <summary>The jobs that have missed a run.</summary>
    internal IReadOnlyList<JobPlan> Find()
    {
        var now = clock.GetUtcNow();
        return [.. plans.Where(plan => history.Read(plan.Key) is [{ } last, ..] && plan.WasDue(last.StartedAt, now))];
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await startup.Ready.WaitAsync(stoppingToken);
            var missed = Find();
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            foreach (var plan in missed)
            {
                await scheduler.TriggerJob(new JobKey(plan.Key), new JobDataMap { [QuartzJob.StartedBy] = StartedBy }, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
#pragma warning disable CA1031 // An exception that leaves a hosted service stops the server.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.LogError(error, "Runs of jobs that were missed could not be made up for");
        }
    }
}
