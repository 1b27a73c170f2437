using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Layout;

/// <summary>Follows the system, or stays light or dark; the browser keeps the choice.</summary>
public sealed partial class ThemeSwitch : ComponentBase
{
    private static readonly (string Key, string Label, string Icon)[] Choices =
    [
        ("system", "System", "system"),
        ("light", "Light", "sun"),
        ("dark", "Dark", "moon"),
    ];

    private string? _chosen;

    [CascadingParameter(Name = "Theme")]
    private string? Painted { get; set; }

    [Inject]
    private ShellState Shell { get; set; } = default!;

    private string Current => _chosen ?? Shell.Theme ?? Painted ?? "system";

    private async Task ChooseAsync(string theme)
    {
        _chosen = theme;
        await Shell.SetThemeAsync(theme);
    }
}
