using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Analytics.Web.Components.Charts;

/// <summary>Draws a figure in the browser by the chart module's create, update and dispose.</summary>
public sealed partial class PlotlyChart : ComponentBase, IAsyncDisposable
{
    private ElementReference _element;
    private IJSObjectReference? _module;
    private DotNetObjectReference<PlotlyChart>? _self;
    private ChartFigure? _sent;
    private bool _isDrawn;
    private bool _isBusy;
    private bool _isDisposed;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public ChartFigure Figure { get; set; } = default!;

    /// <summary>What it shows, in words.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>In pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 280;

    /// <summary>A point was clicked.</summary>
    [Parameter]
    public EventCallback<ChartPoint> OnPoint { get; set; }

    /// <summary>The plot was clicked twice: back to everything.</summary>
    [Parameter]
    public EventCallback OnCleared { get; set; }

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task PointClicked(int trace, int index) => InvokeAsync(() => OnPoint.InvokeAsync(new ChartPoint(trace, index)));

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task Cleared() => InvokeAsync(OnCleared.InvokeAsync);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        _self?.Dispose();
        if (_module is null)
        {
            return;
        }

        try
        {
            await _module.InvokeVoidAsync("dispose", _element);
            await _module.DisposeAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone or answers no more, and its chart with it.
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isBusy)
        {
            return; // Whoever is at work looks again before it leaves.
        }

        _isBusy = true;
        try
        {
            while (!_isDisposed && !ReferenceEquals(_sent, Figure))
            {
                var figure = Figure;
                if (!_isDrawn)
                {
                    _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/charts.js"]);
                    _self ??= OnPoint.HasDelegate || OnCleared.HasDelegate ? DotNetObjectReference.Create(this) : null;
                    if (_isDisposed)
                    {
                        return;
                    }

                    await _module.InvokeVoidAsync("create", _element, figure, _self);
                    _isDrawn = true;
                }
                else
                {
                    await _module!.InvokeVoidAsync("update", _element, figure);
                }

                _sent = figure;
            }
        }
        catch (JSDisconnectedException)
        {
            // Nobody looks any more.
        }
        catch (OperationCanceledException)
        {
            // The page was stalled for a minute and answered nothing. The next render draws what is newest then.
        }
        finally
        {
            _isBusy = false;
        }
    }
}
