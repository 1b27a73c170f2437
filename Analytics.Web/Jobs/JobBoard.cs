using Analytics.Core.Storage;
using Analytics.Web.Security;
using Quartz;

namespace Analytics.Web.Jobs;

/// <summary>Shows the jobs, and starts one on request.</summary>
public sealed class JobBoard(IEnumerable<JobPlan> plans, ISchedulerFactory schedulers, JobHistory history, AuditLog audit)
{
    /// <summary>All jobs.</summary>
    public async Task<IReadOnlyList<JobStatus>> ListAsync(CancellationToken cancellationToken = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var list = new List<JobStatus>();
        foreach (var plan in plans)
        {
            var trigger = await scheduler.GetTrigger(new TriggerKey(plan.Key), cancellationToken);
            list.Add(new JobStatus(
                plan, history.Read(plan.Key), trigger?.NextFireTimeUtc, history.IsRunning(plan.Key)));
        }

        return list;
    }

    /// <summary>Starts a job now; when it runs already, once more after that.</summary>
    /// <exception cref="ArgumentException">There is no such job.</exception>
    public async Task RunNowAsync(string key, Actor actor, CancellationToken cancellationToken = default)
    {
        if (plans.All(plan => plan.Key != key))
        {
            throw new ArgumentException($"There is no job '{key}'.", nameof(key));
        }

        await audit.WriteAsync(actor.Name, "job.run", key, null, actor.Address, cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(new JobKey(key), new JobDataMap { [QuartzJob.StartedBy] = actor.Name }, cancellationToken);
    }
}
