using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Analytics.Web.Components.Controls;

/// <summary>
/// A page whose view stands in the query string. It loads again when the address or the data changes, and leaves what it had
/// asked for before; what is old stays on the page until the new is there.
/// </summary>
public abstract class FilteredPage : ComponentBase, IDisposable
{
    private CancellationTokenSource _stop = new();
    private string _path = string.Empty;
    private Action? _leave;
    private bool _isDisposed;

    /// <summary>Where the reader is.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Answers questions.</summary>
    [Inject]
    protected CachedQueryService Queries { get; set; } = default!;

    /// <summary>The shop's settings.</summary>
    [Inject]
    protected IShop Shop { get; set; } = default!;

    /// <summary>The frame around the page.</summary>
    [Inject]
    protected ShellState Shell { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Writes numbers.</summary>
    protected Formatter Format => Shop.Format;

    /// <summary>What the reader looks at.</summary>
    protected PageView View { get; private set; } = new();

    /// <summary>How fresh the data was when the page loaded.</summary>
    protected Freshness Freshness { get; private set; } = default!;

    /// <summary>The first and last day with a line.</summary>
    protected Period? Span { get; private set; }

    /// <summary>The days that are counted; null when there are none.</summary>
    protected Period? Period { get; private set; }

    /// <summary>Whether there is anything to show at all.</summary>
    protected virtual bool IsEmpty => Freshness.TotalLines == 0;

    /// <summary>How fresh the page's data is now: of the lines, unless a page shows something else.</summary>
    protected virtual Freshness NewestFreshness => Queries.Freshness;

    /// <summary>The first and last day of the page's data now.</summary>
    protected virtual Period? NewestSpan => Queries.Span;

    /// <summary>Whether the reader sees a part of the shop only: nothing may lead to what is not open to them.</summary>
    protected bool IsLimited { get; private set; }

    /// <summary>What went wrong, for the reader; null when nothing did.</summary>
    protected string? Failure { get; private set; }

    /// <summary>Grows with each load; what bears an older number is being computed again.</summary>
    protected int Generation { get; private set; }

    /// <summary>What a comparison can be made with: nothing before all time.</summary>
    protected Comparison Comparison =>
        Period is null || View.PresetFor(Freshness, Span) == PeriodPreset.AllTime ? Comparison.None : View.Comparison;

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Leaves what the page listens to.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Navigation.LocationChanged -= OnMoved;
        Queries.Changed -= OnDataChanged;
        Shell.RefreshAsked -= ShowAgainAsync;
        _leave?.Invoke();
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _path = PathOf(Navigation.Uri);
        Navigation.LocationChanged += OnMoved;
        Queries.Changed += OnDataChanged;
        Shell.RefreshAsked += ShowAgainAsync;
        return ReloadAsync();
    }

    /// <summary>
    /// Listens, until the page is left, to what tells of changes beside address and data, on whichever thread. Call it before the base's
    /// <see cref="OnInitializedAsync"/>.
    /// </summary>
    /// <param name="begin">Takes the handler to who tells.</param>
    /// <param name="end">Takes it away again.</param>
    /// <param name="react">What the page does then, on its own thread; never after it was left.</param>
    protected void Follow(Action<EventHandler> begin, Action<EventHandler> end, Func<Task> react)
    {
        EventHandler handler = (_, _) => _ = OnTellAsync(react);
        begin(handler);
        _leave += () => end(handler);
    }

    /// <inheritdoc cref="Follow(Action{EventHandler}, Action{EventHandler}, Func{Task})" />
    protected void Follow(Action<Action<long>> begin, Action<Action<long>> end, Func<Task> react)
    {
        Action<long> handler = version => _ = OnTellAsync(react);
        begin(handler);
        _leave += () => end(handler);
    }

    /// <summary>Asks what the page shows. Period, filters and freshness are set.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    /// <summary>What is asked has no answer, as when its segment was deleted: pages whose numbers would pass for one let go of them.</summary>
    protected virtual void Forget()
    {
    }

    /// <summary>The same page with another view: a new entry in the browser's history.</summary>
    protected async Task GoAsync(PageView view)
    {
        var address = AddressOf(view);
        if (Navigation.ToAbsoluteUri(address).AbsoluteUri == new Uri(Navigation.Uri).AbsoluteUri)
        {
            return; // Already here: nothing for Back to undo.
        }

        await Shell.HoldScrollAsync();
        Navigation.NavigateTo(address);
    }

    /// <summary>This page's address with another view.</summary>
    protected string AddressOf(PageView view) => (_path.Length == 0 ? "/" : _path) + view.ToQueryString();

    /// <summary>A question over the page's period and filters.</summary>
    /// <param name="measures">What to compute.</param>
    /// <param name="by">What to break it down by.</param>
    /// <param name="without">A dimension whose filter is left out, so that the values which are not picked are seen too.</param>
    protected AnalyticsQuery Ask(IReadOnlyList<Measure> measures, IReadOnlyList<Dimension> by, Dimension? without = null) => new()
    {
        Measures = measures,
        By = by,
        Filters = [.. View.Filters.Where(f => f.Dimension != without)],
        Period = Period,
        Comparison = Comparison,
    };

    /// <summary>Waits for an answer, keeps it, and shows it at once if it is still wanted.</summary>
    protected async Task ShowAsync<T>(Task<T> answer, Action<T> keep, CancellationToken cancellationToken)
    {
        var value = await answer;
        if (!cancellationToken.IsCancellationRequested)
        {
            keep(value);
            StateHasChanged();
        }
    }

    /// <summary>Asks for everything again, as when the address had changed.</summary>
    protected async Task ReloadAsync()
    {
        // The data's change comes from outside, without a reader.
        var rows = Authentication is null ? RowLimits.Current : RowLimitClaims.Of((await Authentication).User);
        IsLimited = rows is not null;
        using var limited = RowLimits.Use(rows);
        await _stop.CancelAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        var token = _stop.Token;
        View = PageView.Parse(Navigation.Uri);
        Freshness = NewestFreshness;
        Span = NewestSpan;
        Period = View.PeriodFor(Freshness, Span);
        Generation++;
        Failure = null;
        if (IsEmpty)
        {
            return;
        }

        try
        {
            await LoadAsync(token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // A newer view took its place.
        }
        catch (QueryException problem)
        {
            Failure = problem.Message;
            Forget();
        }
    }

    private static string PathOf(string uri) => new Uri(uri).AbsolutePath;

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (PathOf(e.Location) == _path && !_isDisposed)
        {
            _ = ShowAgainAsync();
        }
    }

    private Task OnTellAsync(Func<Task> react) => InvokeAsync(async () =>
    {
        if (_isDisposed)
        {
            return;
        }

        try
        {
            await react();
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    });

    private void OnDataChanged(long version) => _ = ShowAgainAsync();

    /// <summary>Loads what the page shows once more: something beside address and data has changed.</summary>
    protected Task ShowAgainAsync() => InvokeAsync(async () =>
    {
        if (_isDisposed)
        {
            return;
        }

        try
        {
            var load = ReloadAsync();
            StateHasChanged();
            await load;
            StateHasChanged();
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    });
}
