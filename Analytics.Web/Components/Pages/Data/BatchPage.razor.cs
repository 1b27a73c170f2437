using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class BatchPage
{
    private bool _loaded;
    private int _loadedId;
    private ImportBatch? _undoing;
    private IReadOnlyList<ImportBatch> _demo = [];
    private bool _leaving;

    /// <summary>The batch's number.</summary>
    [Parameter]
    public int Id { get; set; }

    [Inject]
    private IBatchBook Book { get; set; } = null!;

    [Inject]
    private IImportService Imports { get; set; } = null!;

    [Inject]
    private DataActions Actions { get; set; } = null!;

    [Inject]
    private IShop Shop { get; set; } = null!;

    private ImportBatch? Batch { get; set; }

    private QualityReport? Report { get; set; }

    private Period? Period => Batch is { FirstAtUnixMs: { } first, LastAtUnixMs: { } last }
        ? new Period(BatchText.Day(first, Shop), BatchText.Day(last, Shop))
        : null;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Actions.Changed += OnChanged;
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedId != Id)
        {
            _loadedId = Id;
            await LoadAsync();
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        Actions.Changed -= OnChanged;
        base.Dispose(disposing);
    }

    private void OnChanged() => Refresh(LoadAsync);

    private async Task LoadAsync()
    {
        try
        {
            Batch = await Book.GetAsync(Id, Left);
            Report = Batch?.ReportJson is null ? null : await Imports.ReportAsync(Id, Left);
            _loaded = true;
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private async Task AskUndoAsync(ImportBatch batch)
    {
        _demo = batch.Kind == BatchKind.Demo ? await Actions.DemoBatchesAsync(Left) : [];
        if (_demo.Count == 1)
        {
            // With the demo's last batch its accounts go: the dialog sees to it that an admin is left.
            _leaving = true;
        }
        else
        {
            _undoing = batch;
        }
    }

    private string Line(ImportBatch batch) =>
        $"Import {Id}, {ReadingText.Of(batch.Kind).ToLowerInvariant()}, {BatchText.Status(batch, Actions.IsUndoing(batch.Id))}";

    private List<(string Label, string Value)> Facts(ImportBatch batch)
    {
        var format = Shop.Format;
        List<(string, string)> facts =
        [
            ("Imported", format.Instant(batch.CommittedAt ?? batch.CreatedAt)),
            ("By", batch.CreatedBy),
            ("Mapping", batch.MappingName ?? "by the columns' names"),
            ("Rows read", format.Count(batch.Rows)),
            ("Rows written", format.Count(batch.RowsCommitted)),
            ("Put aside", format.Count(batch.RowsQuarantined)),
        ];
        if (Period is { } period)
        {
            facts.Add(("Days", format.Days(period)));
        }

        if (batch.Kind == BatchKind.Demo)
        {
            facts.RemoveAll(fact => fact.Item1 is "Mapping" or "Put aside");
        }

        return facts;
    }
}
