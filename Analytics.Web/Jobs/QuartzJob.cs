using Analytics.Core.Storage;
using Analytics.Web.Telemetry;
using Quartz;

namespace Analytics.Web.Jobs;

/// <summary>
/// What Quartz runs: finds the job by its key, runs it, and keeps what came of it. Never two of one key at a time, on all servers of a database together;
/// and a run that is due is one run, whichever server comes first.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob(IServiceProvider services, JobHistory history, WorkTurns turns, AnalyticsMeter meter, TimeProvider clock, ILogger<QuartzJob> logger) : IJob
{
    /// <summary>The datum that says who started a run.</summary>
    public const string StartedBy = "startedBy";

    /// <summary>Who starts a run by the clock.</summary>
    private const string Schedule = "schedule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var key = context.JobDetail.Key.Name;
        var by = context.MergedJobDataMap.TryGetValue(StartedBy, out var name) && name is string text ? text : Schedule;
        history.Begin(key);
        try
        {
            // Who asks waits until another server is done with it; the clock need not.
            using var turn = IsByClock(by) ? turns.TryTake("job " + key) : await turns.TakeAsync("job " + key, cancellationToken);
            if (IsByClock(by) && (turn is null || !await history.IsDueAsync(services.GetServices<JobPlan>().Single(plan => plan.Key == key), clock.GetUtcNow(), cancellationToken)))
            {
                logger.LogDebug("The job {Job} is left to the server that came first.", key);
                return;
            }

            // Written down before the turn ends, so that the next server knows of it.
            await history.AddAsync(key, await RunAsync(key, by, cancellationToken));
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            logger.LogError(exception, "The job {Job} could not be run, or what came of it not be written down.", key);
        }
        finally
        {
            history.End(key);
        }
    }

    private static bool IsByClock(string by) => by is Schedule or MissedRuns.StartedBy;

    private async Task<JobRun> RunAsync(string key, string by, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        var start = clock.GetTimestamp();
        bool succeeded;
        string message;
        using var span = AnalyticsTraces.Begin("job " + key);
        try
        {
            message = await services.GetRequiredKeyedService<IMaintenanceJob>(key).RunAsync(cancellationToken);
            succeeded = true;
        }
        catch (Exception exception)
        {
            // The edge: a job that fails must not take the scheduler with it, and its next run comes anyway.
            span.Fail(exception);
            logger.LogError(exception, "The job {Job} failed.", key);
            (succeeded, message) = (false, exception is OperationCanceledException ? "Stopped with the application." : exception.Message);
        }

        meter.Ran(key, clock.GetElapsedTime(start), succeeded);
        return new JobRun(startedAt, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3), succeeded, message, by);
    }
}
