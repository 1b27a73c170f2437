using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Charts;

/// <summary>A chart's numbers as a table.</summary>
public sealed partial class ChartTableView : ComponentBase
{
    /// <summary>The numbers.</summary>
    [Parameter, EditorRequired]
    public ChartTable Table { get; set; } = default!;

    /// <summary>Where the lines behind a row are listed, by the row's place; null where they are nowhere.</summary>
    [Parameter]
    public Func<int, string?>? LinesOf { get; set; }
}
