using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Components.Pages.Data;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>
/// Says how far the computation of customers' scores is, why there are none, or that they are older than the data; nothing where all is well.
/// Whoever may, stops a computation here or asks for one.
/// </summary>
public sealed partial class ScoringNotice : ComponentBase, IDisposable
{
    private const double LeastShare = 0.05;
    private static readonly TimeSpan LeastSpent = TimeSpan.FromSeconds(2);

    private string? _denied;
    private bool _isDisposed;

    /// <summary>The data that the page shows; null leaves unsaid that scores are older than it.</summary>
    [Parameter]
    public Freshness? Data { get; set; }

    /// <summary>What the page lacks until there are scores, in a sentence.</summary>
    [Parameter]
    public string Missing { get; set; } = "This page fills by itself.";

    /// <summary>Whether only a computation under way is said, because the page can do without scores.</summary>
    [Parameter]
    public bool IsBrief { get; set; }

    /// <summary>Whether the page has a button of its own that computes scores anew.</summary>
    [Parameter]
    public bool IsAskedElsewhere { get; set; }

    [Inject]
    private ICustomerScoring Scoring { get; set; } = default!;

    [Inject]
    private IPredictionActions Deeds { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private CustomerScores? Scores => Scoring.Current;

    private string Meanwhile => Scores is null ? Missing : $"Until then you see those of {Shop.Format.Instant(Scores.Run.FittedAt)}.";

    private long? LinesSince => Scores is { Run: var run } && Data is { } data && data.DataVersion > run.DataVersion ? data.TotalLines - run.Lines : null;

    /// <inheritdoc />
    public void Dispose()
    {
        _isDisposed = true;
        Scoring.Changed -= OnChanged;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Scoring.Changed += OnChanged;

    private static decimal ShareOf(ScoringProgress progress) => (decimal)Math.Clamp(progress.Share, 0, 1);

    private string? LeftOf(ScoringProgress progress)
    {
        var spent = Clock.GetUtcNow() - progress.StartedAt;
        return progress.Share < LeastShare || progress.Share >= 1 || spent < LeastSpent ? null : DataText.Left(spent * ((1 - progress.Share) / progress.Share));
    }

    private Task StopAsync() => TryAsync(Deeds.CancelAsync);

    private Task RecomputeAsync() => TryAsync(Deeds.RecomputeAsync);

    private async Task TryAsync(Func<Task> deed)
    {
        _denied = null;
        try
        {
            await deed();
        }
        catch (Exception problem) when (problem is AccessDeniedException or StorageException)
        {
            _denied = problem.Message;
        }
    }

    private void OnChanged(object? sender, EventArgs e)
    {
        if (!_isDisposed)
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
