using System.Collections.Concurrent;
using System.Globalization;
using Analytics.Core.Import;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State.Uploads;

namespace Analytics.Web.State.Importing;

/// <summary>
/// Runs imports on the server, apart from any page: looks at the file, checks it, writes it. A page that comes back finds its job
/// by its id. When an import ends, its upload is removed.
/// </summary>
public sealed class ImportJobs(IImportService imports, DataActions actions, IBatchBook book, UploadStore uploads, TimeProvider clock, ILogger<ImportJobs> log)
    : IUploadUse, IAsyncDisposable
{
    private static readonly TimeSpan KeepIdle = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, ImportJob> _jobs = new(StringComparer.Ordinal);

    /// <summary>The job of an upload; the first call begins to look at the file. Null when there is no such upload for this owner.</summary>
    /// <param name="uploadId">The upload's id, which is the job's too.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="mayTakeOver">Whether who asks may go on with an import that an account of the demo began.</param>
    public async Task<ImportJob?> OpenAsync(string uploadId, string owner, bool mayTakeOver = false)
    {
        if (_jobs.TryGetValue(uploadId, out var known))
        {
            if (mayTakeOver && !IsOf(known, owner) && await actions.IsDemoAccountAsync(known.Owner))
            {
                // The one who looked at the demo has made an account of their own, to stay when the demo goes.
                known.Owner = owner;
            }

            return IsOf(known, owner) ? known : null;
        }

        if (uploads.Find(uploadId, owner) is not { } upload)
        {
            return null;
        }

        DropOld();
        var job = new ImportJob(upload, clock);
        if (_jobs.TryAdd(uploadId, job))
        {
            Begin(job, Inspect(job, new InspectOptions(), _ => true));
            return job;
        }

        return _jobs[uploadId];
    }

    /// <summary>An owner's imports that can still be finished, the latest first; a file that could not be read is not among them.</summary>
    public IReadOnlyList<ImportJob> Unfinished(string owner) =>
        [.. _jobs.Values.Where(job => IsOf(job, owner) && job.State is not ({ Stage: ImportStage.Done } or { Stage: ImportStage.Describing, Preview: null })).OrderByDescending(job => job.TouchedAt)];

    /// <summary>Looks at the file again, with what the person corrected.</summary>
    public void Inspect(ImportJob job, InspectOptions options) =>
        Begin(job, Inspect(job, options, state => state.Stage == ImportStage.Describing));

    /// <summary>Takes over what the person says about the columns.</summary>
    public static void Describe(ImportJob job, ImportPlan plan) =>
        job.TrySet(state => state.Stage == ImportStage.Describing, state => state with { Plan = plan, Failure = null });

    /// <summary>Checks every row; nothing is written.</summary>
    public void Check(ImportJob job) => Begin(job, new Piece(
        state => state is { Stage: ImportStage.Describing or ImportStage.Reviewing, Plan: not null },
        ImportStage.Checking,
        async stop =>
        {
            var report = await imports.CheckAsync(job.File, job.State.Plan!, job.Progress(), stop);
            return state => state with { Stage = ImportStage.Reviewing, Report = report, Questions = [] };
        },
        ImportStage.Describing));

    /// <summary>Back from the report to the columns.</summary>
    public static void Back(ImportJob job) =>
        job.TrySet(state => state.Stage == ImportStage.Reviewing, state => state with { Stage = ImportStage.Describing, Failure = null });

    /// <summary>Writes the file as one batch, whole or not at all.</summary>
    public void Commit(ImportJob job, CommitChoice choice, Actor actor) => Begin(job, new Piece(
        state => state is { Stage: ImportStage.Reviewing, Report: not null },
        ImportStage.Importing,
        stop => CommitAsync(job, choice, actor, stop),
        ImportStage.Reviewing));

    /// <summary>Says on the job why something was not begun.</summary>
    public static void Refuse(ImportJob job, Failure failure) =>
        job.TrySet(state => !state.IsBusy, state => state with { Failure = failure });

    /// <summary>Stops the work under way.</summary>
    public static void Cancel(ImportJob job)
    {
        if (job.TrySet(state => state.IsBusy, state => state with { Cancelling = true }))
        {
            job.Stop?.Cancel();
        }
    }

    /// <summary>Gives an import up and removes its upload. What is committed stays.</summary>
    public async Task DiscardAsync(ImportJob job)
    {
        Cancel(job);
        await job.Work;
        _jobs.TryRemove(job.Id, out _);
        uploads.Remove(job.Id);
    }

    /// <inheritdoc />
    public IReadOnlySet<string> UploadsInUse()
    {
        DropOld();
        return _jobs.Keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Stops everything and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var job in _jobs.Values)
        {
            Cancel(job);
        }

        await Task.WhenAll(_jobs.Values.Select(job => job.Work));
    }

    private static bool IsOf(ImportJob job, string owner) => string.Equals(job.Owner, owner, StringComparison.Ordinal);

    private Piece Inspect(ImportJob job, InspectOptions options, Func<ImportJobState, bool> when) => new(
        when,
        ImportStage.Inspecting,
        async stop =>
        {
            var preview = await imports.InspectAsync(job.File, options, job.Progress(), stop);
            return state => state with
            {
                Stage = ImportStage.Describing,
                Preview = preview,
                Plan = preview.SuggestedPlan,
                Questions = preview.Ambiguities,
                Report = null,
            };
        },
        ImportStage.Describing);

    private async Task<Func<ImportJobState, ImportJobState>> CommitAsync(ImportJob job, CommitChoice choice, Actor actor, CancellationToken stop)
    {
        var report = job.State.Report!;
        var plan = report.Plan with { DropDuplicates = choice.DropDuplicates, LeaveOutStreamed = choice.LeaveOutStreamed, AllowSameFile = choice.AllowSameFile };
        var outcome = await imports.CommitAsync(job.File, plan, report, actor.Name, job.Progress(), stop);

        // From here on the batch is in, whatever else happens.
        await NoteAsync(job, outcome, actor);
        var farewell = choice.ReplaceDemo ? await LeaveDemoAsync(actor) : null;
        uploads.Remove(job.Id);
        return state => state with { Stage = ImportStage.Done, Outcome = outcome, Farewell = farewell };
    }

    private async Task NoteAsync(ImportJob job, ImportOutcome outcome, Actor actor)
    {
        try
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"batch {outcome.Batch}");
            await book.AuditAsync(actor, "import.commit", subject, new { file = job.Upload.Name, outcome.Rows, outcome.Committed, outcome.Quarantined });
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The import of batch {Batch} is in, but could not be written into the audit", outcome.Batch);
        }
    }

    private async Task<DemoFarewell> LeaveDemoAsync(Actor actor)
    {
        try
        {
            return await actions.LeaveDemoAsync(actor);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The demo could not be removed");
            return new DemoFarewell(false, null, new Failure(
                "Your file is in, but the demo could not be removed: " + failure.Message,
                "Your import is kept; until the demo is gone, its numbers mix with yours.",
                "Undo the demo's batch on the Data page."));
        }
    }

    /// <summary>Begins one piece of work, if the job is where that makes sense; what it throws becomes the job's failure.</summary>
    private void Begin(ImportJob job, Piece piece)
    {
        var stop = new CancellationTokenSource();
        var began = job.TrySet(piece.When, state =>
        {
            job.Stop = stop;
            return state with { Stage = piece.Stage, Progress = null, Failure = null, Cancelling = false };
        });
        if (began)
        {
            job.Work = Task.Run(() => RunAsync(job, piece, stop.Token));
        }
    }

    private async Task RunAsync(ImportJob job, Piece piece, CancellationToken stop)
    {
        Func<ImportJobState, ImportJobState> change;
        try
        {
            change = await piece.Work(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            change = state => state with { Stage = piece.Otherwise };
        }
        catch (ImportException refused)
        {
            change = state => state with
            {
                Stage = StageAfter(refused, state, piece),
                Failure = Failures.Of(refused, piece.Stage),
                Questions = refused.Error == ImportError.Ambiguous ? Failures.QuestionsFor(state) : state.Questions,
            };
        }
        catch (StorageException refused)
        {
            log.LogWarning(refused, "The import of {File} was refused while {Stage}", job.Upload.Name, piece.Stage);
            change = state => state with { Stage = piece.Otherwise, Failure = Failures.Of(refused, piece.Stage) };
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The import of {File} failed while {Stage}", job.Upload.Name, piece.Stage);
            change = state => state with { Stage = piece.Otherwise, Failure = Failures.Unexpected(failure, piece.Stage) };
        }

        // One last change: whoever sees it may begin the next piece at once.
        job.Set(state => change(state) with { Cancelling = false, Progress = null });
    }

    private static ImportStage StageAfter(ImportException refused, ImportJobState state, Piece piece) =>
        refused.Error switch
        {
            // The report stands, and asks about the same file.
            ImportError.SameFile when state.Report is not null => ImportStage.Reviewing,

            // The report is of another file or plan: back to the columns.
            ImportError.FileChanged or ImportError.BadPlan or ImportError.Ambiguous => ImportStage.Describing,
            _ => piece.Otherwise,
        };

    private void DropOld()
    {
        var oldest = clock.GetUtcNow() - KeepIdle;
        foreach (var job in _jobs.Values.Where(job => job.TouchedAt < oldest && !job.State.IsBusy))
        {
            _jobs.TryRemove(job.Id, out _);
            uploads.Remove(job.Id);
        }
    }

    /// <summary>One piece of work: when it may begin, where it stands meanwhile, what it does, and where it falls back to.</summary>
    private sealed record Piece(Func<ImportJobState, bool> When, ImportStage Stage, Func<CancellationToken, Task<Func<ImportJobState, ImportJobState>>> Work, ImportStage Otherwise);
}
