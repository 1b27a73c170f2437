using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Components.Controls;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Insights;

/// <summary>What is worth knowing, ranked by the money at stake.</summary>
public sealed partial class InsightsPage : FilteredPage
{
    private IReadOnlyList<Insight>? _all;
    private IReadOnlyList<InsightKind> _leftOut = [];
    private IReadOnlyList<Filter>? _allOf;
    private (Insight Insight, InsightStatus Before)? _decided;
    private string? _said;
    private string? _problem;
    private bool _isLooking;

    private static IReadOnlyList<(string Key, string Label)> Choices { get; } =
        [("open", "Open"), ("accepted", "Acted on"), ("dismissed", "Dismissed"), ("done", "Done"), ("all", "All")];

    [Inject]
    private IInsights Insights { get; set; } = default!;

    [Inject]
    private InsightAnswers Parts { get; set; } = default!;

    [Inject]
    private IInsightActions Deeds { get; set; } = default!;

    private string Which => Choices.Any(c => c.Key == View.Option("show")) ? View.Option("show")! : "open";

    private string? Kind => InsightWords.Kinds.Any(k => k.Key == View.Option("about")) ? View.Option("about") : null;

    private IReadOnlyList<(InsightKind Kind, string Key, string Label)> KindsHere =>
        [.. InsightWords.Kinds.Where(k => _all?.Any(i => i.Finding.Kind == k.Kind) == true)];

    private bool IsPart => View.Filters.Length > 0;

    private string PartLine =>
        "Found now in this part alone, by the same tests; neither kept nor decided about."
        + (View.Filters.Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel)
            ? " Who is in a segment or tier is told by what they did until now: where that is about recent orders, a rise or a fall may follow from the rule itself." : null)
        + (_leftOut.Count == 0 ? null : $" Left out, because they cannot be told of this part: {string.Join(", ", _leftOut.Select(InsightWords.LabelOf).Select(static label => label.ToLowerInvariant()))}.");

    private string? LookedLine => IsPart ? null : _all is { Count: > 0 } ? $"Last looked at {Format.Instant(_all.Max(static i => i.LastSeenAt))}" : null;

    private IReadOnlyList<Insight> Shown => _all is null ? [] :
    [
        .. _all.Where(i => Kind is null || InsightWords.Kinds.First(k => k.Kind == i.Finding.Kind).Key == Kind)
            .Where(i => IsPart || Which switch
            {
                "open" => i.IsCurrent && i.Status == InsightStatus.New,
                "accepted" => i.Status == InsightStatus.Accepted,
                "dismissed" => i.Status == InsightStatus.Dismissed,
                "done" => i.Status == InsightStatus.Done,
                _ => true,
            }),
    ];

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Follow(handler => Insights.Changed += handler, handler => Insights.Changed -= handler, ShowLookingAsync);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_allOf is { } shown && !shown.SequenceEqual(View.Filters))
        {
            // What was found in one part must not stand there as another's.
            (_all, _said, _decided) = (null, null, null);
        }

        (_allOf, _isLooking, _leftOut) = (View.Filters, false, []);
        if (IsPart)
        {
            if (RendererInfo.IsInteractive)
            {
                // A first look must not wait; the circuit asks for it.
                await LookAtPartAsync(View.Filters, cancellationToken);
            }

            return;
        }

        _all = await Insights.ListAsync(cancellationToken);
        _isLooking = Insights.IsLooking;
        if (_all.Count == 0 && !_isLooking && RendererInfo.IsInteractive)
        {
            // Nobody has looked yet: whoever comes first need not know that they could ask.
            _isLooking = true;
            StateHasChanged();
            try
            {
                await Insights.GenerateAsync(cancellationToken);
                _all = await Insights.ListAsync(cancellationToken);
            }
            finally
            {
                _isLooking = false;
            }
        }
    }

    /// <inheritdoc />
    protected override void Forget() => _all = null;

    private static string WordFor(InsightStatus status) => status switch
    {
        InsightStatus.Accepted => "marked to act on",
        InsightStatus.Dismissed => "dismissed",
        InsightStatus.Done => "done",
        _ => "new again",
    };

    private async Task LookAtPartAsync(IReadOnlyList<Filter> filters, CancellationToken cancellationToken)
    {
        var found = await Parts.FindAsync(filters, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _leftOut = found.LeftOut;
        _all = [.. found.Findings.Select(static (finding, i) => new Insight(i + 1, finding, InsightStatus.New, default, default, true, null, null))];
    }

    private Task ShowLookingAsync()
    {
        if (IsPart)
        {
            return Task.CompletedTask;
        }

        _isLooking = Insights.IsLooking;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task LookAsync() => TryAsync(async () =>
    {
        var added = await Deeds.GenerateAsync(CancellationToken.None);
        _all = await Insights.ListAsync();
        _said = added switch { 0 => "Nothing new was found.", 1 => "One new insight.", _ => $"{Format.Count(added)} new insights." };
    });

    private Task DecideAsync(Insight insight, InsightStatus status) => TryAsync(async () =>
    {
        var now = await Deeds.DecideAsync(insight.Id, status);
        _all = await Insights.ListAsync();
        _decided = (now, insight.Status);
    });

    private Task UndoAsync() => TryAsync(async () =>
    {
        if (_decided is { } decided)
        {
            await Deeds.DecideAsync(decided.Insight.Id, decided.Before);
            _all = await Insights.ListAsync();
            _said = "It is as it was.";
        }
    }, keep: true);

    private async Task TryAsync(Func<Task> work, bool keep = false)
    {
        (_said, _problem) = (null, null);
        if (!keep)
        {
            _decided = null;
        }

        try
        {
            await work();
            if (keep)
            {
                _decided = null;
            }
        }
        catch (Exception error) when (error is StorageException or AccessDeniedException or QueryException)
        {
            _problem = error.Message;
        }
    }
}
