using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>The three open insights with the most money at stake, for the Overview. Nothing at all while there are none.</summary>
public sealed partial class TopInsights : ComponentBase, IDisposable
{
    private const int Most = 3;

    private IReadOnlyList<Insight> _top = [];
    private int _open;
    private bool _disposed;

    [Inject]
    private IInsights Insights { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        Insights.Changed -= OnChanged;
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Insights.Changed += OnChanged;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        Insight[] open = [.. (await Insights.ListAsync()).Where(static i => i.IsCurrent && i.Status == InsightStatus.New)];
        (_top, _open) = ([.. open.Take(Most)], open.Length);
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
