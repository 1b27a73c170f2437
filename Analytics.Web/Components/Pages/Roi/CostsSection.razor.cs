using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>The shop's costs: what is known, the entries, and the form by which an analyst adds and changes them.</summary>
public sealed partial class CostsSection : ComponentBase
{
    private const int PageSize = 50;

    private readonly string _titleId = "c" + Guid.NewGuid().ToString("N")[..8];
    private readonly string _knownId = "k" + Guid.NewGuid().ToString("N")[..8];
    private CostDraft? _draft;
    private CostEntry? _deleted;
    private IReadOnlyDictionary<string, string> _problems = new Dictionary<string, string>();
    private string? _problem;
    private string? _refusal;
    private string? _said;
    private bool _isBusy;

    /// <summary>The entries; null while they are read.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CostEntry>? Costs { get; set; }

    /// <summary>What is known of each category in the page's days.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CostCoverage> Coverage { get; set; } = [];

    /// <summary>Those days.</summary>
    [Parameter]
    public Period? Period { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = default!;

    /// <summary>Where costs are kept.</summary>
    [Parameter, EditorRequired]
    public ICostBook Book { get; set; } = default!;

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private CostCategory? Chosen => View.Option("cost") is { } key ? CostCategoryNames.Find(key) : null;

    private IReadOnlyList<CostEntry> Matching => Costs is null ? [] : Chosen is { } chosen ? [.. Costs.Where(c => c.Category == chosen)] : Costs;

    private int Skip => int.TryParse(View.Option("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) && skip < Matching.Count ? skip / PageSize * PageSize : 0;

    private string WordsOf(CostEntry entry) => $"{CostCategoryNames.Label(entry.Category)}, {MoneyText.What(entry, Format)}, {MoneyText.Of(entry)}, {MoneyText.Days(entry, Format)}";

    private Task GoAsync(int skip) => OnChange.InvokeAsync(View.With("skip", skip <= 0 ? null : skip.ToString(CultureInfo.InvariantCulture)));

    private void Add()
    {
        var today = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Shop.Settings.TimeZone);
        Open(new CostDraft { Category = Chosen ?? CostCategory.Goods, Kind = Chosen is null or CostCategory.Goods ? CostDraft.Share : CostDraft.Month, From = today.ToString("yyyy-MM-01", CultureInfo.InvariantCulture) });
    }

    private void Edit(CostEntry entry) => Open(CostDraft.Of(entry));

    private void Open(CostDraft draft)
    {
        (_problem, _refusal, _said, _deleted, _problems) = (null, null, null, null, new Dictionary<string, string>());
        _draft = draft;
    }

    private async Task SaveAsync()
    {
        (var entry, _problems) = _draft!.Read();
        if (entry is null)
        {
            return;
        }

        (_isBusy, _refusal) = (true, null);
        try
        {
            // Adding gives the entry its id.
            var isNew = entry.Id == 0;
            _ = isNew ? await Book.AddAsync(entry) : await Book.ChangeAsync(entry);
            (_said, _draft) = (isNew ? "The cost is added." : "The cost is changed.", null);
        }
        catch (Exception problem) when (problem is AccessDeniedException or StorageException)
        {
            _refusal = problem.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }

    private Task DeleteAsync(CostEntry entry) => DoAsync(() => Book.DeleteAsync(entry), "The cost is deleted.", entry);

    private Task RestoreAsync() => DoAsync(() => Book.RestoreAsync(_deleted!), "The cost is back.", null);

    private async Task DoAsync(Func<Task> deed, string said, CostEntry? deleted)
    {
        (_isBusy, _problem) = (true, null);
        try
        {
            await deed();
            (_said, _deleted) = (said, deleted);
        }
        catch (Exception problem) when (problem is AccessDeniedException or StorageException)
        {
            _problem = problem.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
