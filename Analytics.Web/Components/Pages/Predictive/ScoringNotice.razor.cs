using Analytics.Core.Customers;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Says where predictions are not there, are being made, could not be made, or stand on little.</summary>
public sealed partial class ScoringNotice : ComponentBase
{
    private const int FewCustomers = 100;
    private const double LeastShare = 0.05;

    /// <summary>The newest scores; null where there are none.</summary>
    [Parameter, EditorRequired]
    public CustomerScores? Scores { get; set; }

    /// <summary>How far a computation is; null when none is under way.</summary>
    [Parameter, EditorRequired]
    public ScoringProgress? Progress { get; set; }

    /// <summary>Why the last one failed; null when it did not.</summary>
    [Parameter, EditorRequired]
    public string? Problem { get; set; }

    /// <summary>The reader wants them computed.</summary>
    [Parameter]
    public EventCallback OnRecompute { get; set; }

    /// <summary>The reader wants the computation stopped.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private TimeSpan? Left(ScoringProgress progress)
    {
        var spent = Clock.GetUtcNow() - progress.StartedAt;
        return progress.Share < LeastShare || spent < TimeSpan.FromSeconds(2) ? null : spent * ((1 - progress.Share) / progress.Share);
    }
}
