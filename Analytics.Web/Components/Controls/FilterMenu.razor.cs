using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>Lists the values of each dimension, with a search over all of them.</summary>
public sealed partial class FilterMenu : ComponentBase, IDisposable
{
    private const int Most = 50;
    private const int FoundElsewhere = 3;

    private CancellationTokenSource _stop = new();
    private bool _isOpen;
    private bool _excludeNext;

    /// <summary>The id by which a button opens it.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private CachedQueryService Queries { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> Ways { get; } = [("is", "is"), ("not", "is not")];

    private Dimension Picked { get; set; } = Dimension.Category;

    private string Search { get; set; } = string.Empty;

    private IReadOnlyList<DimensionValue>? Values { get; set; }

    private IReadOnlyList<(Dimension Dimension, DimensionValue Value)> Elsewhere { get; set; } = [];

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private bool IsOn(DimensionValue value) => View.FilterOn(Picked)?.Values.Contains(value.Key, StringComparer.Ordinal) == true;

    // As the filter says; without one, as the reader chose for the next.
    private bool IsExcluding => View.FilterOn(Picked)?.Exclude ?? _excludeNext;

    private Task ToggleAsync(Dimension dimension, string key)
    {
        var view = View.Toggle(dimension, key);
        return OnChange.InvokeAsync(
            dimension == Picked && view.FilterOn(dimension) is { } filter ? view.WithFilter(dimension, filter.Values, IsExcluding) : view);
    }

    private Task ChooseWayAsync(string way)
    {
        _excludeNext = way == "not";
        return View.FilterOn(Picked) is { } filter && filter.Exclude != _excludeNext
            ? OnChange.InvokeAsync(View.WithFilter(Picked, filter.Values, _excludeNext))
            : Task.CompletedTask;
    }

    private async Task ToggledAsync()
    {
        _isOpen = !_isOpen;
        if (_isOpen)
        {
            await LoadAsync();
        }
    }

    private Task PickAsync(Dimension dimension)
    {
        Picked = dimension;
        _excludeNext = false;
        Values = null;
        return LoadAsync();
    }

    private Task SearchedAsync(ChangeEventArgs change)
    {
        Search = change.Value?.ToString() ?? string.Empty;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        var token = _stop.Token;
        var search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();
        try
        {
            var values = await Queries.ValuesAsync(Picked, search, Most, token);
            var elsewhere = new List<(Dimension, DimensionValue)>();
            if (search is not null)
            {
                foreach (var dimension in PageView.FilterableWith(Queries.Labels).Append(Dimension.Customer).Where(d => d != Picked))
                {
                    var found = await Queries.ValuesAsync(dimension, search, FoundElsewhere, token);
                    elsewhere.AddRange(found.Where(v => v.Key != DimensionValue.UnknownKey).Select(v => (dimension, v)));
                }
            }

            (Values, Elsewhere) = (values, elsewhere);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // A newer search took its place.
        }
    }
}
