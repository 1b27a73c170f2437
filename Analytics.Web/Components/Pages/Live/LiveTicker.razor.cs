using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>The newest purchases, newest first.</summary>
public sealed partial class LiveTicker : ComponentBase
{
    private IReadOnlyList<LiveRow>? _drawn;

    /// <summary>The purchases.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LiveRow> Rows { get; set; } = [];

    [Inject]
    private IShop Shop { get; set; } = default!;

    /// <inheritdoc />
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, Rows);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) => _drawn = Rows;
}
