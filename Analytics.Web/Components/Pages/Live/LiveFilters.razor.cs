using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>The filter bar of the live view; rendered when the address has changed, not with every frame.</summary>
public sealed partial class LiveFilters : ComponentBase
{
    private PageView? _drawn;

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = default!;

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private CachedQueryService Queries { get; set; } = default!;

    /// <inheritdoc />
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, View);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) => _drawn = View;
}
