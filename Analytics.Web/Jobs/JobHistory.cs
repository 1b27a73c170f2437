using System.Collections.Concurrent;
using Analytics.Core.Storage;

namespace Analytics.Web.Jobs;

/// <summary>Keeps each job's last runs, over restarts.</summary>
public sealed class JobHistory(SettingsStore settings)
{
    private const int Kept = 10;

    private readonly ConcurrentDictionary<string, byte> running = new(StringComparer.Ordinal);

    /// <summary>A job's last runs, the latest first.</summary>
    public IReadOnlyList<JobRun> Read(string job) => settings.Get<List<JobRun>>(Name(job)) ?? [];

    /// <summary>Whether a job runs now.</summary>
    public bool IsRunning(string job) => running.ContainsKey(job);

    /// <summary>Notes that a job runs.</summary>
    internal void Begin(string job) => running[job] = 0;

    /// <summary>Notes that it runs no more.</summary>
    internal void End(string job) => running.TryRemove(job, out _);

    /// <summary>Keeps what came of a run; what another server wrote down meanwhile stays.</summary>
    internal Task AddAsync(string job, JobRun run) => settings.UpdateAsync<List<JobRun>>(Name(job), stored => [.. (stored ?? []).Prepend(run).Take(Kept)]);

    /// <summary>Whether a job's time has come since it last ran, on whichever server; so too when it has never run.</summary>
    internal async Task<bool> IsDueAsync(JobPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await settings.RefreshAsync(cancellationToken);
        return Read(plan.Key) is not [{ } last, ..] || plan.WasDue(last.StartedAt, now);
    }

    private static string Name(string job) => "jobs." + job;
}
