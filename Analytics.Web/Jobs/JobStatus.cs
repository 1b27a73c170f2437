namespace Analytics.Web.Jobs;

/// <summary>How a job stands.</summary>
/// <param name="Plan">The job.</param>
/// <param name="Runs">Its last runs, the latest first; empty while it has never run.</param>
/// <param name="NextRunAt">When it runs next; null when it is not scheduled.</param>
/// <param name="IsRunning">Whether it runs now.</param>
public sealed record JobStatus(JobPlan Plan, IReadOnlyList<JobRun> Runs, DateTimeOffset? NextRunAt, bool IsRunning);
