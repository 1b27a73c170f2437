using Analytics.Core.Customers;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>Says how far the scores' computation is, or why there are none; nothing where all is well.</summary>
public sealed partial class ScoringNotice : ComponentBase, IDisposable
{
    private bool _isDisposed;

    [Inject]
    private ICustomerScoring Scoring { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

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
