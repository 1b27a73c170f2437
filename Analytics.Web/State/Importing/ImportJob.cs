using Analytics.Core.Import;
using Analytics.Web.State.Uploads;

namespace Analytics.Web.State.Importing;

/// <summary>
/// One file on its way in. It lives on the server and not in a page, so that a closed tab or a dropped connection loses nothing.
/// Safe from any thread; what it shows is an immutable <see cref="State"/>.
/// </summary>
public sealed class ImportJob
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private long _reportedAt;

    internal ImportJob(UploadedFile upload, TimeProvider clock)
    {
        _clock = clock;
        Upload = upload;
        Owner = upload.Owner;
        File = new ImportFile(upload.Path, upload.Name);
        TouchedAt = clock.GetUtcNow();
    }

    /// <summary>Raised after each change, on any thread; while work goes on at most five times a second.</summary>
    public event Action? Changed;

    /// <summary>The upload's id, which is the job's too.</summary>
    public string Id => Upload.Id;

    /// <summary>The file as it came.</summary>
    public UploadedFile Upload { get; }

    /// <summary>Whose it is.</summary>
    public string Owner { get; internal set; }

    /// <summary>Where it is now.</summary>
    public ImportJobState State { get; private set; } = new() { Stage = ImportStage.Inspecting };

    /// <summary>When something last happened to it.</summary>
    public DateTimeOffset TouchedAt { get; private set; }

    /// <summary>Whether anybody listens.</summary>
    internal bool HasListeners => Changed is not null;

    /// <summary>The file, for the import.</summary>
    internal ImportFile File { get; }

    /// <summary>Stops the work under way; null when nothing is.</summary>
    internal CancellationTokenSource? Stop { get; set; }

    /// <summary>The work under way, or the last one.</summary>
    internal Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Replaces the state and tells everyone.</summary>
    internal void Set(Func<ImportJobState, ImportJobState> change)
    {
        lock (_gate)
        {
            State = change(State);
            TouchedAt = _clock.GetUtcNow();
        }

        Changed?.Invoke();
    }

    /// <summary>Replaces the state if <paramref name="when"/> holds, in one breath.</summary>
    internal bool TrySet(Func<ImportJobState, bool> when, Func<ImportJobState, ImportJobState> change)
    {
        lock (_gate)
        {
            if (!when(State))
            {
                return false;
            }

            State = change(State);
            TouchedAt = _clock.GetUtcNow();
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>A receiver of progress that calls on the worker's own thread and keeps to the pace of <see cref="Changed"/>.</summary>
    internal IProgress<ImportProgress> Progress() => new Reporter(this);

    private void Report(ImportProgress value)
    {
        lock (_gate)
        {
            var phaseChanged = State.Progress?.Phase != value.Phase;
            State = State with { Progress = value };
            if (!phaseChanged && _reportedAt != 0 && _clock.GetElapsedTime(_reportedAt) < BetweenReports)
            {
                return;
            }

            _reportedAt = _clock.GetTimestamp();
        }

        Changed?.Invoke();
    }

    private sealed class Reporter(ImportJob job) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => job.Report(value);
    }
}
