using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Charts;

/// <summary>A heatmap whose rows' names stay while its columns are scrolled.</summary>
public sealed partial class HeatTable : ComponentBase
{
    /// <summary>What it shows.</summary>
    [Parameter, EditorRequired]
    public HeatGrid Grid { get; set; } = default!;

    /// <summary>What it is called for who cannot see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;
}
