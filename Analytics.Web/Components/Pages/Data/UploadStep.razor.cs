using Analytics.Web.State.Importing;
using Analytics.Web.State.Uploads;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class UploadStep : IAsyncDisposable
{
    private const string Untouched = "Nothing was imported; your numbers are as they were.";

    private ElementReference _zone;
    private ElementReference _input;
    private IJSObjectReference? _module;
    private DotNetObjectReference<UploadStep>? _self;
    private string _name = "";
    private long _total;
    private long _sent;
    private long _startedAt;
    private bool _cancelling;

    /// <summary>Told the upload's id when the file is there.</summary>
    [Parameter]
    public EventCallback<string> OnUploaded { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private UploadStore Uploads { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private bool Sending { get; set; }

    private Failure? Failure { get; set; }

    private double? Fraction => _total > 0 ? (double)_sent / _total : null;

    private TimeSpan? Left => _sent > 0 && Clock.GetElapsedTime(_startedAt) is { TotalSeconds: > 1 } elapsed
        ? elapsed * ((double)(_total - _sent) / _sent)
        : null;

    /// <summary>The browser began to send.</summary>
    [JSInvokable]
    public Task Started(string name, long bytes)
    {
        (_name, _total, _sent, _startedAt) = (name, bytes, 0, Clock.GetTimestamp());
        (Sending, _cancelling, Failure) = (true, false, null);
        return InvokeAsync(StateHasChanged);
    }

    /// <summary>So many bytes are out.</summary>
    [JSInvokable]
    public Task Progressed(long bytes)
    {
        _sent = bytes;
        return InvokeAsync(StateHasChanged);
    }

    /// <summary>The file is there.</summary>
    [JSInvokable]
    public Task Uploaded(string id)
    {
        Sending = false;
        return InvokeAsync(() => OnUploaded.InvokeAsync(id));
    }

    /// <summary>The file is not there, and why.</summary>
    [JSInvokable]
    public Task Failed(string message)
    {
        (Sending, Failure) = (false, new Failure(message, Untouched, "Choose the file again, or another one."));
        return InvokeAsync(StateHasChanged);
    }

    /// <summary>The sender stopped it.</summary>
    [JSInvokable]
    public Task Cancelled()
    {
        Sending = false;
        return InvokeAsync(StateHasChanged);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("detach", _zone);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its request with it.
        }

        _self?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", "./upload.js");
            await _module.InvokeVoidAsync("attach", _zone, _input, _self);
        }
    }

    private async Task CancelAsync()
    {
        _cancelling = true;
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("cancel", _zone);
        }
    }
}
