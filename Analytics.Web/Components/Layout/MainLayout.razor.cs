using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Analytics.Web.Components.Layout;

/// <summary>The frame of every page: navigation, content, and the notices that lie over both.</summary>
public sealed partial class MainLayout : LayoutComponentBase, IDisposable
{
    private ErrorBoundary? _boundary;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    // An address of its own: beside a base address, "#main" alone would lead to the front page.
    private string SkipAddress => Navigation.Uri.Split('#')[0] + "#main";

    /// <inheritdoc />
    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        _boundary?.Recover();
        StateHasChanged();
    });
}
