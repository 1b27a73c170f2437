using System.Collections.Concurrent;
using Analytics.Core.Storage;

namespace Analytics.Web.Jobs;

/// <summary>Keeps each job's last runs, over restarts.</summary>
public sealed class JobHistory(SettingsStore settings) : IDisposable
{
    private const int Kept = 10;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentDictionary<string, byte> running = new(StringComparer.Ordinal);

    /// <summary>A job's last runs, the latest first.</summary>
    public IReadOnlyList<JobRun> Read(string job) => settings.Get<List<JobRun>>(Name(job)) ?? [];

    /// <summary>Whether a job runs now.</summary>
    public bool IsRunning(string job) => running.ContainsKey(job);

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    /// <summary>Notes that a job runs.</summary>
    internal void Begin(string job) => running[job] = 0;

    /// <summary>Notes what came of it.</summary>
    internal async Task EndAsync(string job, JobRun run)
    {
        running.TryRemove(job, out _);
        await gate.WaitAsync();
        try
        {
            var runs = Read(job);
            await settings.SetAsync(Name(job), runs.Prepend(run).Take(Kept).ToList());
        }
        finally
        {
            gate.Release();
        }
    }

    private static string Name(string job) => "jobs." + job;
}
