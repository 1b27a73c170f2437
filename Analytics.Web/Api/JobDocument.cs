using Analytics.Web.Jobs;

namespace Analytics.Web.Api;

/// <summary>A job that runs by the clock.</summary>
/// <param name="Key">Its stable name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="When">When it runs, in words.</param>
/// <param name="Schedule">The same as a Quartz expression, in UTC; null when it runs only when somebody asks.</param>
/// <param name="IsRunning">Whether it runs now.</param>
/// <param name="NextRunAt">When it runs next; null when it is not scheduled.</param>
/// <param name="LastRun">How it went last; null while it has never run.</param>
public sealed record JobDocument(string Key, string Title, string When, string? Schedule, bool IsRunning, DateTimeOffset? NextRunAt, JobRun? LastRun)
{
    internal static JobDocument Of(JobStatus job) => new(
        job.Plan.Key, job.Plan.Title, job.Plan.When, job.Plan.Cron, job.IsRunning, job.NextRunAt, job.Runs.Count > 0 ? job.Runs[0] : null);
}
