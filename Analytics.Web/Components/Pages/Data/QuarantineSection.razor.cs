using System.Globalization;
using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Web.Security;
using Analytics.Web.State;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class QuarantineSection
{
    private const int PageSize = 50;

    private readonly Dictionary<long, string[]> _edits = [];
    private IReadOnlyList<QuarantinedRow>? _rows;
    private ImportOutcome? _outcome;
    private Failure? _failure;
    private int _skip;
    private int _loadedBatch;
    private bool _busy;
    private bool _mayDownload;

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

    private async Task RetryAsync()
    {
        (_busy, _failure, _outcome) = (true, null, null);
        try
        {
            _outcome = await Actions.RetryAsync(Batch.Id, [.. _edits.Select(edit => new CorrectedRow(edit.Key, edit.Value))], await Guard.RequireAsync(Policies.Import));
            _edits.Clear();
            await LoadAsync();
            await OnRetried.InvokeAsync();
        }
        catch (Exception refused) when (Failures.IsRefusal(refused))
        {
            _failure = new Failure(refused.Message, "What you typed is still here; nothing was imported.");
        }
        finally
        {
            _busy = false;
        }
    }
}
