using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Analytics.Web.State;

/// <summary>One reader's page frame: theme, dialogs, menus and scrolling, by the shell's script module. Scoped.</summary>
public sealed class ShellState(IJSRuntime script) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Raised when the list of shortcuts is asked for.</summary>
    public event Func<Task>? ShortcutsAsked;

    /// <summary>Raised when the reader wants what is newer at once.</summary>
    public event Func<Task>? RefreshAsked;

    /// <summary>The theme chosen on this circuit; null while none was.</summary>
    public string? Theme { get; private set; }

    /// <summary>Paints and keeps a theme: <c>system</c>, <c>light</c> or <c>dark</c>.</summary>
    public Task SetThemeAsync(string theme)
    {
        Theme = theme;
        return CallAsync("setTheme", theme);
    }

    /// <summary>Shows a dialog, modal.</summary>
    public Task OpenDialogAsync(ElementReference dialog) => CallAsync("openDialog", dialog);

    /// <summary>Closes a dialog.</summary>
    public Task CloseDialogAsync(ElementReference dialog) => CallAsync("closeDialog", dialog);

    /// <summary>Closes whatever menu is open.</summary>
    public Task CloseMenusAsync() => CallAsync("closeMenus");

    /// <summary>Opens a menu.</summary>
    public Task OpenMenuAsync(string id) => CallAsync("openMenu", id);

    /// <summary>Keeps the place on the page over the next change of address.</summary>
    public Task HoldScrollAsync() => CallAsync("holdScroll");

    /// <summary>Puts a text on the clipboard.</summary>
    public Task CopyAsync(string text) => CallAsync("copyText", text);

    /// <summary>Asks for the list of shortcuts.</summary>
    public Task ShowShortcutsAsync() => ShortcutsAsked?.Invoke() ?? Task.CompletedTask;

    /// <summary>Asks the page to show what is newer.</summary>
    public Task RefreshAsync() => RefreshAsked?.Invoke() ?? Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_module is not { IsCompletedSuccessfully: true })
        {
            return;
        }

        try
        {
            await (await _module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            if (_module is null or { IsCompleted: true, IsCompletedSuccessfully: false })
            {
                // Also when the page did not answer the first time.
                _module = script.InvokeAsync<IJSObjectReference>("import", "./shell.js").AsTask();
            }

            await (await _module).InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // Nobody looks any more.
        }
    }
}
