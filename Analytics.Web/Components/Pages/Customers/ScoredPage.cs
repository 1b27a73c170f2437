using Analytics.Core.Customers;
using Analytics.Web.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>A page of customers' scores: it loads again when there are newer ones.</summary>
public abstract class ScoredPage : FilteredPage
{
    private CustomerScores? _seen;
    private bool _isLeft;

    /// <summary>Scores and how they come about.</summary>
    [Inject]
    protected ICustomerScoring Scoring { get; set; } = default!;

    /// <summary>Lists customers.</summary>
    [Inject]
    protected CustomerList List { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _seen = Scoring.Current;
        Scoring.Changed += OnScored;
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _isLeft = true;
        Scoring.Changed -= OnScored;
        base.Dispose(disposing);
    }

    private void OnScored(object? sender, EventArgs e)
    {
        // Progress is the notice's own affair.
        if (!_isLeft && !ReferenceEquals(_seen, Scoring.Current))
        {
            _seen = Scoring.Current;
            _ = ShowAgainAsync();
        }
    }
}
