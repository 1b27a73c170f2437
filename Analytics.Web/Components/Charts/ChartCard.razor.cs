using Analytics.Core.Queries;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Charts;

/// <summary>A chart with its title, its table, its picture, its export, and what to say when there is nothing to draw.</summary>
public sealed partial class ChartCard : ComponentBase
{
    private readonly string _titleId = "c" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>What the chart shows.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>How much and when.</summary>
    [Parameter]
    public string? Subtitle { get; set; }

    /// <summary>The chart; null while it is computed, or with <see cref="Empty"/> when there is nothing to draw.</summary>
    [Parameter, EditorRequired]
    public ChartView? View { get; set; }

    /// <summary>Said in place of the chart when there is nothing to draw.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>Switches beside the title.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>Which line is which.</summary>
    [Parameter]
    public RenderFragment? Legend { get; set; }

    /// <summary>What stands in the chart's place on a phone; null where the chart itself can be read there.</summary>
    [Parameter]
    public RenderFragment? Narrow { get; set; }

    /// <summary>A word under the chart.</summary>
    [Parameter]
    public RenderFragment? Foot { get; set; }

    /// <summary>The question whose answer is exported; null offers no export.</summary>
    [Parameter]
    public AnalyticsQuery? Export { get; set; }

    /// <summary>The address of an export that is no question's answer; null offers none.</summary>
    [Parameter]
    public string? ExportHref { get; set; }

    /// <summary>How the numbers are made, in a dialog of its own; null offers none.</summary>
    [Parameter]
    public RenderFragment? Explanation { get; set; }

    /// <summary>Where the lines behind a row of the table are listed, by the row's place; null where they are nowhere.</summary>
    [Parameter]
    public Func<int, string?>? LinesOf { get; set; }

    /// <summary>In pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 280;

    /// <summary>Whether a newer answer is on its way: the old one stays, dimmed.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Whether what is said in place of the chart takes no more room than it needs.</summary>
    [Parameter]
    public bool IsBrief { get; set; }

    /// <summary>More classes.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>A point was clicked.</summary>
    [Parameter]
    public EventCallback<ChartPoint> OnPoint { get; set; }

    /// <summary>The plot was clicked twice.</summary>
    [Parameter]
    public EventCallback OnCleared { get; set; }

    private bool IsTable { get; set; }

    private bool IsExplained { get; set; }
}
