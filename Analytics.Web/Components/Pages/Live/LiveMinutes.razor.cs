using Analytics.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>Revenue by the minute; rendered when there is another chart, not with every frame.</summary>
public sealed partial class LiveMinutes : ComponentBase
{
    private ChartView? _drawn;

    /// <summary>The chart.</summary>
    [Parameter, EditorRequired]
    public ChartView View { get; set; } = default!;

    /// <inheritdoc />
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, View);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) => _drawn = View;
}
