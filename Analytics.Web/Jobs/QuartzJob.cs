using Analytics.Web.Telemetry;
using Quartz;

namespace Analytics.Web.Jobs;

/// <summary>What Quartz runs: finds the job by its key, runs it, and keeps what came of it. Never two of one key at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob(IServiceProvider services, JobHistory history, AnalyticsMeter meter, TimeProvider clock, ILogger<QuartzJob> logger) : IJob
{
    /// <summary>The datum that says who started a run.</summary>
    public const string StartedBy = "startedBy";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var key = context.JobDetail.Key.Name;
        var by = context.MergedJobDataMap.TryGetValue(StartedBy, out var name) && name is string text ? text : "schedule";
        var startedAt = clock.GetUtcNow();
        var start = clock.GetTimestamp();
        bool succeeded;
        string message;
        history.Begin(key);
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
        await history.EndAsync(key, new JobRun(startedAt, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3), succeeded, message, by));
    }
}
