using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>
/// The shop at this moment. A frame that comes while the last is still being drawn is skipped, so that a slow reader has old frames neither here nor
/// on the server; pausing is for this reader alone.
/// </summary>
public sealed partial class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private LiveFrame _frame = default!;
    private string? _problem;
    private long _missed;
    private int _pending;
    private bool _isPaused;
    private bool _isDisposed;

    [Inject]
    private LiveBoard Board { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private DemoPace Pace { get; set; } = default!;

    [Inject]
    private ILiveActions Deeds { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private bool IsEmpty => _frame.Sales.Count == 0 && !_frame.Totals.HasStream && !Pace.IsSelling;

    private double? NowPerSecond => Pace.At(TimeZoneInfo.ConvertTime(_frame.Totals.At, Shop.Settings.TimeZone)) is var now && now != Pace.PerSecond ? now : null;

    private bool IsFlowing => _frame.Health.LastAt is { } last && _frame.Totals.At - last < Quiet;

    /// <inheritdoc />
    public void Dispose()
    {
        _isDisposed = true;
        Board.Changed -= OnFrame;
        Pace.Changed -= OnPace;
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _frame = Board.Current;
        if (RendererInfo.IsInteractive)
        {
            Board.Changed += OnFrame;
            Pace.Changed += OnPace;
        }
    }

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

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
        if (_isDisposed)
        {
            return;
        }

        var newest = Board.Current;
        if (!_isPaused)
        {
            _frame = newest;
            StateHasChanged();
            return;
        }

        var missed = newest.Health.Accepted - _frame.Health.Accepted;
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
            _frame = Board.Current;
        }
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
