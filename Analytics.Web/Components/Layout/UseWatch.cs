using System.Diagnostics;
using System.Security.Claims;
using Analytics.Web.Hosting.OwnUse;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Analytics.Web.Components.Layout;

/// <summary>Notes the pages that are gone to within a circuit, where no request is made: from the click to when the browser has the page's frame.</summary>
public sealed class UseWatch : ComponentBase, IDisposable
{
    private string _path = string.Empty;
    private long? _started;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    private string Path => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];

    /// <inheritdoc />
    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _path = Path;
        Navigation.LocationChanged += OnMoved;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_started is not { } started)
        {
            return;
        }

        _started = null;
        var took = Stopwatch.GetElapsedTime(started);
        if (PageRoutes.Of(_path) is { } route && Services.GetService<OwnUseRecorder>() is { } recorder)
        {
            var user = Authentication is null ? null : (await Authentication).User;
            recorder.Note("page", route, user?.FindFirstValue(ClaimTypes.NameIdentifier), took, StatusCodes.Status200OK);
        }
    }

    // Filters and tabs change what follows the path: that is the same page.
    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (Path == _path)
        {
            return;
        }

        (_path, _started) = (Path, Stopwatch.GetTimestamp());
        _ = InvokeAsync(StateHasChanged);
    }
}
