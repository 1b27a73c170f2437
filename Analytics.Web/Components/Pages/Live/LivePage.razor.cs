using Analytics.Core.Queries;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>
/// The shop at this moment, or the part of it that the filters in the address leave. A frame that comes while the last is still being drawn is skipped,
/// so that a slow reader has old frames neither here nor on the server; pausing is for this reader alone.
/// </summary>
public sealed partial class LivePage : ComponentBase, IDisposable
{
    private const string Menu = "filter-menu";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private string _path = string.Empty;
    private PageView _view = new();
    private LiveFrame? _frame;
    private LiveView? _part;
    private string? _problem;
    private string? _failure;
    private long _missed;
    private int _pending;
    private bool _isPaused;
    private bool _isFiltering;
    private bool _opensMenu;
    private bool _isDisposed;

    [Inject]
    private LiveBoard Board { get; set; } = default!;

    [Inject]
    private LiveViews Views { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ShellState Shell { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private DemoPace Pace { get; set; } = default!;

    [Inject]
    private ILiveActions Deeds { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private bool IsPart => _view.Filters.Length > 0;

    private bool GoesByLabels => _view.Filters.Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel);

    private bool IsEmpty => _frame is { } frame && frame.Sales.Count == 0 && !frame.Totals.HasStream && !Pace.IsSelling;

    private double? NowPerSecond => Pace.At(TimeZoneInfo.ConvertTime(_frame!.Totals.At, Shop.Settings.TimeZone)) is var now && now != Pace.PerSecond ? now : null;

    private bool IsFlowing => _frame is { Health.LastAt: { } last } frame && frame.Totals.At - last < Quiet;

    /// <inheritdoc />
    public void Dispose()
    {
        _isDisposed = true;
        Navigation.LocationChanged -= OnMoved;
        Board.Changed -= OnFrame;
        Pace.Changed -= OnPace;
        LeavePart();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _path = new Uri(Navigation.Uri).AbsolutePath;
        if (RendererInfo.IsInteractive)
        {
            Navigation.LocationChanged += OnMoved;
            Pace.Changed += OnPace;
        }

        Look();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_opensMenu)
        {
            _opensMenu = false;
            await Shell.OpenMenuAsync(Menu);
        }
    }

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    // At what the address says: the whole shop, which is made once for all who look, or a part.
    private void Look()
    {
        _view = PageView.Parse(Navigation.Uri);
        _isFiltering |= IsPart;
        (_failure, _isPaused, _missed) = (null, false, 0);
        Board.Changed -= OnFrame;
        LeavePart();
        if (!IsPart)
        {
            _frame = Board.Current;
            if (RendererInfo.IsInteractive)
            {
                Board.Changed += OnFrame;
            }

            return;
        }

        _frame = null;
        if (!RendererInfo.IsInteractive)
        {
            return; // A first look must not wait; the circuit asks for it.
        }

        _part = Views.Enter(_view.Filters);
        if (_part is null)
        {
            _failure = $"{LiveViews.Most} other parts of the shop are being looked at just now. Take the filter away, or try again when somebody has left.";
            return;
        }

        _part.Changed += OnFrame;
        (_frame, _failure) = (_part.Current, _part.Problem);
    }

    private void LeavePart()
    {
        if (_part is { } part)
        {
            _part = null;
            part.Changed -= OnFrame;
            Views.Leave(part);
        }
    }

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == _path && !_isDisposed)
        {
            _ = InvokeAsync(() =>
            {
                if (!_isDisposed)
                {
                    Look();
                    StateHasChanged();
                }
            });
        }
    }

    private void OnFrame(object? sender, EventArgs e)
    {
        if (!_isDisposed && Interlocked.Exchange(ref _pending, 1) == 0)
        {
            _ = InvokeAsync(Show);
        }
    }

    private void OnPace(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);

    private void Show()
    {
        Volatile.Write(ref _pending, 0);
        if (_isDisposed || (IsPart && _part is null))
        {
            return;
        }

        var newest = _part is null ? Board.Current : _part.Current;
        if (!_isPaused || newest is null || _frame is null)
        {
            (_frame, _failure) = (newest, _part?.Problem);
            StateHasChanged();
            return;
        }

        // Of a part no purchase is counted as it comes in: its orders of the day are.
        var missed = _part is null
            ? newest.Health.Accepted - _frame.Health.Accepted
            : Math.Max(0, newest.Totals.Today.Now.Orders - _frame.Totals.Today.Now.Orders);
        if (missed != _missed)
        {
            _missed = missed;
            StateHasChanged();
        }
    }

    private void Pause()
    {
        _isPaused = !_isPaused;
        _missed = 0;
        if (!_isPaused)
        {
            (_frame, _failure) = _part is null ? (Board.Current, null) : (_part.Current, _part.Problem);
        }
    }

    private void Filter() => (_isFiltering, _opensMenu) = (true, true);

    private async Task GoAsync(PageView view)
    {
        await Shell.HoldScrollAsync();
        Navigation.NavigateTo(_path + view.ToQueryString());
    }

    private async Task SetPaceAsync(double perSecond)
    {
        _problem = null;
        try
        {
            await Deeds.SetPaceAsync(perSecond);
        }
        catch (Exception error) when (error is AccessDeniedException or Core.Storage.StorageException)
        {
            _problem = error.Message;
        }
    }
}
