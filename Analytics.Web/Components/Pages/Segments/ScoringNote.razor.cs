using Analytics.Core.Customers;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Says so while customers' scores are computed for the first time, because filters by segment wait for them.</summary>
public sealed partial class ScoringNote : ComponentBase, IDisposable
{
    private bool _isDisposed;

    [Inject]
    private ICustomerScoring Scoring { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private bool IsNeeded => Scoring.Current is null && (Scoring.Progress is not null || Scoring.Problem is not null);

    /// <inheritdoc />
    public void Dispose()
    {
        _isDisposed = true;
        Scoring.Changed -= OnChanged;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Scoring.Changed += OnChanged;

    private void OnChanged(object? sender, EventArgs e)
    {
        if (!_isDisposed)
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
