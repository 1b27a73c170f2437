using System.Globalization;
using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Web.Security;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Analytics.Web.State.Uploads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class QuarantineSection
{
    private const int PageSize = 50;
    private const long MostReturned = 64L * 1024 * 1024;

    private readonly Dictionary<long, string[]> _edits = [];
    private IReadOnlyList<QuarantinedRow>? _rows;
    private ImportOutcome? _outcome;
    private Failure? _failure;
    private int _skip;
    private int _loadedBatch;
    private bool _busy;
    private bool _mayDownload;
    private int _returned;

    /// <summary>Whose rows.</summary>
    [Parameter, EditorRequired]
    public required ImportBatch Batch { get; set; }

    /// <summary>The source's column names, where they are known.</summary>
    [Parameter]
    public IReadOnlyList<string> Columns { get; set; } = [];

    /// <summary>Told after rows were imported.</summary>
    [Parameter]
    public EventCallback OnRetried { get; set; }

    [Inject]
    private IImportService Imports { get; set; } = null!;

    [Inject]
    private DataActions Actions { get; set; } = null!;

    [Inject]
    private UploadStore Uploads { get; set; } = null!;

    [Inject]
    private IShop Shop { get; set; } = null!;

    private int Width => Math.Max(Columns.Count, _rows is { Count: > 0 } rows ? rows.Max(row => CellsOf(row).Length) : 0);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _mayDownload = DataActions.MayDownloadQuarantine(Batch, User);
        if (_loadedBatch != Batch.Id)
        {
            _loadedBatch = Batch.Id;
            _skip = 0;
            await LoadAsync();
        }
    }

    private static string[] CellsOf(QuarantinedRow row) => JsonSerializer.Deserialize<string[]>(row.CellsJson) ?? [];

    private string ColumnName(int index) =>
        index < Columns.Count ? Columns[index] : string.Create(CultureInfo.InvariantCulture, $"Column {index + 1}");

    private async Task LoadAsync() => _rows = await Imports.QuarantinedAsync(Batch.Id, _skip, PageSize, Left);

    private Task PageAsync(int by)
    {
        _skip = Math.Max(0, _skip + by);
        return LoadAsync();
    }

    private void Toggle(QuarantinedRow row, string[] cells)
    {
        if (!_edits.Remove(row.Id))
        {
            _edits[row.Id] = [.. cells.Concat(Enumerable.Repeat("", Math.Max(0, Width - cells.Length)))];
        }
    }

    private Task RetryAsync() => TryAsync(
        actor => Actions.RetryAsync(Batch.Id, [.. _edits.Select(edit => new CorrectedRow(edit.Key, edit.Value))], actor),
        "What you typed is still here; nothing was imported.");

    private Task ReturnAsync(InputFileChangeEventArgs chosen) => TryAsync(
        async actor =>
        {
            if (chosen.File.Size > MostReturned)
            {
                throw new UploadException(
                    $"The file is larger than {DataText.Size(MostReturned)}. Return the rows in several files, or import the corrected rows as a file of their own.",
                    StatusCodes.Status413PayloadTooLarge);
            }

            await using var body = chosen.File.OpenReadStream(MostReturned, Left);
            var upload = await Uploads.ReceiveAsync(actor.Name, chosen.File.Name, chosen.File.Size, body, Left);
            try
            {
                return await Actions.RetryFileAsync(Batch.Id, new ImportFile(upload.Path, upload.Name), actor);
            }
            finally
            {
                Uploads.Remove(upload.Id);
            }
        },
        "Nothing was imported; the rows are still put aside.");

    private async Task TryAsync(Func<Actor, Task<ImportOutcome>> retry, string kept)
    {
        (_busy, _failure, _outcome) = (true, null, null);
        try
        {
            _outcome = await retry(await Guard.RequireAsync(Policies.Import));
            _edits.Clear();
            await LoadAsync();
            await OnRetried.InvokeAsync();
        }
        catch (Exception refused) when (Failures.IsRefusal(refused) || refused is UploadException)
        {
            _failure = new Failure(refused.Message, kept);
        }
        finally
        {
            _busy = false;

            // The field forgets its file, so that the same one can be chosen again.
            _returned++;
        }
    }
}
