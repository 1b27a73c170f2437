using Analytics.Core.Monitoring;
using Analytics.Core.Storage;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>Follows the open alerts, the worst and newest first.</summary>
public abstract class AlertFollower : ComponentBase, IDisposable
{
    private bool _disposed;

    /// <summary>The shop's measures and alerts.</summary>
    [Inject]
    protected IKeyMeasures Measures { get; set; } = default!;

    /// <summary>The open alerts.</summary>
    protected IReadOnlyList<Alert> Open { get; private set; } = [];

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Leaves what it listens to.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        Measures.Changed -= OnChanged;
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Measures.Changed += OnChanged;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            Open = [.. (await Measures.AlertsAsync(openOnly: true)).OrderByDescending(static a => a.Severity).ThenByDescending(static a => a.OpenedAt)];
        }
        catch (StorageException)
        {
            // It stands beside what the page is for: the page itself says that the database cannot be read.
        }
    }

    private void OnChanged(object? sender, EventArgs e)
    {
        if (!_disposed)
        {
            _ = InvokeAsync(async () =>
            {
                await LoadAsync();
                StateHasChanged();
            });
        }
    }
}
