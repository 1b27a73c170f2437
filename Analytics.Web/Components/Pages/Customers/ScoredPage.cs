using Analytics.Core.Customers;
using Analytics.Web.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>A page of customers' scores: it loads again when there are newer ones.</summary>
public abstract class ScoredPage : FilteredPage
{
    private CustomerScores? _seen;

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
        Follow(handler => Scoring.Changed += handler, handler => Scoring.Changed -= handler, ShowScoredAsync);
        return base.OnInitializedAsync();
    }

    private Task ShowScoredAsync()
    {
        // Progress is the notice's own affair.
        if (ReferenceEquals(_seen, Scoring.Current))
        {
            return Task.CompletedTask;
        }

        _seen = Scoring.Current;
        return ShowAgainAsync();
    }
}
