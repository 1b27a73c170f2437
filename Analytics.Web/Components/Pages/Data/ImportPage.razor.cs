using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class ImportPage
{
    private const string Address = "data/import";

    private bool _lost;
    private bool _demo;
    private bool _needsOwnAdmin;
    private bool _isDemoAccount;
    private ImportBatch? _undoing;
    private ImportStage _stage;

    /// <summary>The import one is in; its id stands in the address, so that one can leave and come back.</summary>
    [SupplyParameterFromQuery(Name = "job")]
    private string? JobId { get; set; }

    /// <summary>Which of the two pages about the file's content: <c>columns</c>, else the preview.</summary>
    [SupplyParameterFromQuery(Name = "step")]
    private string? StepName { get; set; }

    [Inject]
    private ImportJobs Jobs { get; set; } = null!;

    [Inject]
    private DataActions Actions { get; set; } = null!;

    [Inject]
    private IBatchBook Book { get; set; } = null!;

    [Inject]
    private IImportService Imports { get; set; } = null!;

    private ImportJob? Job { get; set; }

    private ImportJobState State => Job!.State;

    private ImportStep Step => Job?.State.Stage switch
    {
        null => ImportStep.File,
        ImportStage.Inspecting => ImportStep.Preview,
        ImportStage.Describing when Job.State.Preview is null => ImportStep.File,
        ImportStage.Describing => StepName == "columns" ? ImportStep.Columns : ImportStep.Preview,
        ImportStage.Checking or ImportStage.Reviewing => ImportStep.Check,
        ImportStage.Importing => ImportStep.Import,
        _ => ImportStep.Result,
    };

    private string Rows => State.Progress is { } progress ? DataText.Count(progress.Rows, "row", "rows") : "";

    private TimeSpan? TimeLeft => State.Progress?.SecondsLeft is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private string? OverviewHref => State.Report is { First: { } first, Last: { } last }
        ? "/" + new PageView().Over(new Period(DateOnly.FromDateTime(first.DateTime), DateOnly.FromDateTime(last.DateTime))).ToQueryString()
        : null;

    private EventCallback UndoCallback => MayUndo ? EventCallback.Factory.Create(this, AskUndoAsync) : default;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Job?.Id == JobId)
        {
            return;
        }

        Follow(JobId is null ? null : await Jobs.OpenAsync(JobId, User.Identity?.Name ?? "", mayTakeOver: MayUndo));
        _lost = JobId is not null && Job is null;
        await ReadDemoAsync();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        Follow(null);
        base.Dispose(disposing);
    }

    private void Follow(ImportJob? job)
    {
        if (Job is not null)
        {
            Job.Changed -= OnJobChanged;
        }

        Job = job;
        if (job is not null)
        {
            _stage = job.State.Stage;
            job.Changed += OnJobChanged;
        }
    }

    private void OnJobChanged() => Refresh(async () =>
    {
        if (Job is not null && Job.State.Stage != _stage)
        {
            _stage = Job.State.Stage;
            if (_stage == ImportStage.Reviewing)
            {
                await ReadDemoAsync();
            }
        }
    });

    private async Task ReadDemoAsync()
    {
        if (Job is null)
        {
            return;
        }

        _demo = (await Actions.DemoBatchesAsync(Left)).Count > 0;
        _needsOwnAdmin = _demo && MayUndo && await Actions.NeedsOwnAdminAsync(Left);
        _isDemoAccount = _demo && await Actions.IsDemoAccountAsync(User.Identity?.Name ?? "");
    }

    private void Open(string upload) => Navigation.NavigateTo($"{Address}?job={upload}");

    private void Go(string step) => Navigation.NavigateTo($"{Address}?job={Job!.Id}&step={step}");

    private async Task DiscardAsync()
    {
        var job = Job!;
        Follow(null);
        Navigation.NavigateTo(Address);
        await Jobs.DiscardAsync(job);
    }

    private void Another()
    {
        Follow(null);
        Navigation.NavigateTo(Address);
    }

    private async Task SaveMappingAsync(string name) =>
        await Actions.SaveMappingAsync(name, State.Plan!, await Guard.RequireAsync(Policies.Import));

    private async Task CommitAsync(CommitChoice choice)
    {
        try
        {
            var actor = await Guard.RequireAsync(choice.ReplaceDemo ? Policies.Undo : Policies.Import);
            Jobs.Commit(Job!, choice, actor);
        }
        catch (AccessDeniedException refused)
        {
            ImportJobs.Refuse(Job!, new Failure(refused.Message, "Nothing was written; your mapping and the report are still here."));
        }
    }

    private async Task AskUndoAsync() => _undoing = await Book.GetAsync(State.Outcome!.Batch, Left);

    private void AfterUndo(ImportBatch batch) => Navigation.NavigateTo($"data/batches/{batch.Id}");
}
