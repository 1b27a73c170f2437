using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>How fresh the numbers under a title are.</summary>
public sealed partial class FreshnessLine : ComponentBase, IDisposable
{
    private bool _hasNewer;
    private bool _disposed;

    /// <summary>How fresh the data is.</summary>
    [Parameter, EditorRequired]
    public Freshness Freshness { get; set; } = default!;

    /// <summary>One more word.</summary>
    [Parameter]
    public string? Extra { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private CachedQueryService Queries { get; set; } = default!;

    [Inject]
    private ShellState Shell { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        Queries.Newer -= OnNewer;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Queries.Newer += OnNewer;

    // A page that loads anew has what is new.
    /// <inheritdoc />
    protected override void OnParametersSet() => _hasNewer = Queries.HasNewer && Freshness.DataVersion < Queries.Freshness.DataVersion;

    private void OnNewer(object? sender, EventArgs e)
    {
        if (!_disposed)
        {
            _ = InvokeAsync(() =>
            {
                _hasNewer = true;
                StateHasChanged();
            });
        }
    }

    private Task ShowAsync() => Shell.RefreshAsync();
}
