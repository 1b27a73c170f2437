using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Layout;

/// <summary>Lists the shortcuts.</summary>
public sealed partial class ShortcutsDialog : ComponentBase, IDisposable
{
    private static readonly (string Key, string Meaning)[] Keys =
    [
        ("/", "Search a value to filter by"),
        ("f", "Open the filters"),
        ("[", "One period back"),
        ("]", "One period forward"),
        ("?", "This list"),
        ("Esc", "Close what is open"),
    ];

    [Inject]
    private ShellState Shell { get; set; } = default!;

    private bool IsOpen { get; set; }

    /// <inheritdoc />
    public void Dispose() => Shell.ShortcutsAsked -= OpenAsync;

    /// <inheritdoc />
    protected override void OnInitialized() => Shell.ShortcutsAsked += OpenAsync;

    private async Task OpenAsync()
    {
        await Shell.CloseMenusAsync();
        IsOpen = true;
        StateHasChanged();
    }
}
