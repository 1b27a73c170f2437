using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A modal dialog: the browser's own, which keeps the focus inside, closes on Escape, and gives the focus back.</summary>
public sealed partial class DialogBox : ComponentBase
{
    private readonly string _titleId = "d" + Guid.NewGuid().ToString("N")[..8];
    private ElementReference _element;
    private bool _isShown;

    /// <summary>Its heading.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>Whether it is open.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>Tells that it was opened or closed.</summary>
    [Parameter]
    public EventCallback<bool> IsOpenChanged { get; set; }

    /// <summary>What it holds.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private ShellState Shell { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (IsOpen == _isShown)
        {
            return;
        }

        _isShown = IsOpen;
        await (IsOpen ? Shell.OpenDialogAsync(_element) : Shell.CloseDialogAsync(_element));
    }

    private Task CloseAsync() => Shell.CloseDialogAsync(_element);

    private async Task ClosedAsync()
    {
        _isShown = false;
        IsOpen = false;
        await IsOpenChanged.InvokeAsync(false);
    }
}
