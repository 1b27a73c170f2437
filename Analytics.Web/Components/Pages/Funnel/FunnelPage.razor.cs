using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Advice;
using Analytics.Core.Funnels.Paths;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Where people leave on their way, how long each step takes, what stands out, who they are, and what they do instead.</summary>
public sealed partial class FunnelPage : FilteredPage
{
    private const int MostShown = 100;
    private const int MostParts = 12;
    private const int DaysDrawn = 62;

    // Events may never stop coming: a page follows them this often.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly Dictionary<EventTrait, IReadOnlyList<string>> _values = [];
    private readonly CancellationTokenSource _gone = new();
    private FunnelView _asked = new(FunnelPresets.Payment, null, null);
    private IReadOnlyList<NamedFunnel> _funnels = SavedFunnels.Presets;
    private Loaded<FunnelResult> _result;
    private Loaded<FunnelAdvice> _advice;
    private Loaded<PathResult> _paths;
    private IReadOnlyList<FigureTileModel> _tiles = [];
    private IReadOnlyList<EventPerson> _people = [];
    private ChartView? _steps;
    private ChartView? _trend;
    private ChartView? _hours;
    private ChartView? _parts;
    private ChartView? _flow;
    private FigureExplanation? _explained;
    private bool _maySave;
    private bool _isSaving;
    private bool _isMaking;
    private bool _isWaiting;
    private string? _name;
    private string? _segmentName;
    private string? _problem;
    private string? _said;

    [Inject]
    private FunnelAnswers Answers { get; set; } = default!;

    [Inject]
    private IFunnelActions Actions { get; set; } = default!;

    [Inject]
    private IEventLogs Logs { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> Grains { get; } = [("day", "Days"), ("week", "Weeks")];

    private static IReadOnlyList<(string Key, string Label)> HourChoices { get; } = [("count", "Entered"), ("rate", "Rate")];

    private static IReadOnlyList<(string Key, string Label)> Directions { get; } = [("next", "Next"), ("before", "Before")];

    private static IReadOnlyList<(string Key, string Label)> PathKinds { get; } = [("name", "Events"), ("page", "Pages")];

    /// <inheritdoc />
    protected override Freshness NewestFreshness => Logs.Freshness;

    /// <inheritdoc />
    protected override Period? NewestSpan => Logs.Span;

    private string Made => IsEmpty
        ? "Events of visitors and customers"
        : $"{Format.Count(Freshness.TotalLines)} events{(Freshness.LastLineAt is { } last ? $" to {Format.Instant(last)} ({Shop.Settings.TimeZoneId})" : null)}{(Freshness.IsClosed ? " · closed dataset" : null)}";

    private string? StepsSubtitle => _result.Value is not { } result ? null
        : $"{Format.Count(result.Entered)} entered, {Format.Share(result.Rate)} reached the end{(_asked.Query.Window is { } window ? $" within {FunnelWords.Window(window)}" : null)}{(result.Period is { } days ? $" · {Format.Days(days)}" : null)}";

    // That the latest attempts may still be completed is said where the course is drawn: it is so whenever a shop is open.
    private List<QueryWarning>? Warnings => _result.Value?.Warnings.Where(static w => w.Code != "unfinished-period").ToList();

    private string TrendSubtitle => $"By the {(IsByWeek ? "week" : "day")} on which an attempt began{(HasUnfinished ? "; dotted: attempts may still be completed" : null)}{(_result.Value?.Before is { Entered: > 0 } ? "; grey and dashed: before" : null)}";

    private string HoursSubtitle => _result.Value is { Entered: > 0 } result && result.Hours.All(static h => h.Hour == 0 || h.Entered == 0)
        ? "When attempts began; only their days seem to be known, so that all stand at midnight"
        : "When attempts began, by the shop's clock";

    private bool HasUnfinished => _result.Value?.Warnings.Any(static w => w.Code == "unfinished-period") == true;

    private string? PathsSubtitle => _paths.Value is { } paths ? $"{Format.Count(paths.People)} people, each by the first time in the period; a pause of 30 minutes ends a path{(paths.AtOnce > 0 ? $". Of {Format.Count(paths.AtOnce)} some events share a second: they stand in the order in which they came in" : null)}" : null;

    private bool IsByWeek => View.Option("grain") switch
    {
        "day" => false,
        "week" => true,
        _ => _result.Value?.Days.Count > DaysDrawn,
    };

    // Of the funnel that is shown: a newer one with fewer steps may be under way.
    private int Step => int.TryParse(View.Option("at"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= StepCount
        ? number - 1
        : StepCount - 1;

    private int StepCount => _result.Value?.Steps.Count ?? _asked.Query.Steps.Count;

    private bool IsLeft => View.Option("who") == "left";

    private string? PathAnchor => View.Option("anchor");

    private IEnumerable<(string Text, string Label)> Anchors
    {
        get
        {
            var steps = _asked.Query.Steps.Select(static s => (Text: FunnelText.Write([s]), Label: $"step: {s.Label}")).ToList();
            var events = ValuesOf(EventTrait.Name).Select(static n => (Text: FunnelText.Write([FunnelStep.Named(n)]), Label: n)).Where(e => steps.All(s => s.Text != e.Text)).ToList();
            return steps.Concat(events).Concat(PathAnchor is { } own && steps.Concat(events).All(a => a.Text != own) ? [(own, own)] : []);
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Follow(handler => Logs.Changed += handler, handler => Logs.Changed -= handler, FollowAsync);
        _maySave = await Actions.MaySaveAsync();
        _funnels = await Actions.ListAsync(_gone.Token);
        await base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !_gone.IsCancellationRequested)
        {
            _gone.Cancel();
            _gone.Dispose();
        }
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        _asked = FunnelView.Read(View, _funnels);
        var query = _asked.Query with
        {
            Period = View.PresetFor(Freshness, Span) == PeriodPreset.AllTime ? null : Period,
            Comparison = Comparison,
            Top = _asked.Query.Top ?? MostParts,
        };
        foreach (var trait in _asked.Query.Steps.Concat(_asked.Query.Exclusions).SelectMany(static s => s.Conditions).Concat(_asked.Query.Filters).Select(static c => c.Attribute)
            .Append(EventTrait.Name).Append(new EventTrait(EventField.Device)).Append(new EventTrait(EventField.Page)).Distinct())
        {
            _values[trait] = await Answers.ValuesAsync(trait, cancellationToken);
        }

        await ShowAsync(Answers.RunAsync(query, cancellationToken), result => Keep(result, generation), cancellationToken);
        await ShowPeopleAsync(cancellationToken);
        await ShowAsync(Answers.PathsAsync(PathsAsked(query.Period), cancellationToken), paths => KeepPaths(paths, generation), cancellationToken);
        await ShowAsync(Answers.AdviseAsync(query with { Comparison = Comparison.None, Top = null }, cancellationToken), advice => _advice = new(advice, generation), cancellationToken);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Keep(FunnelResult result, int generation)
    {
        _result = new(result, generation);
        _tiles = FunnelTiles.Make(result, Format);
        _steps = FunnelChart.Build(result, Format, "From step to step");
        _trend = FunnelTrendChart.Build(result, IsByWeek, Format, "Conversion rate over time");
        _hours = FunnelHoursChart.Build(result.Hours, View.Option("hours") == "rate", Format, "By weekday and hour");
        _parts = result.Query.By is { } by ? FunnelPartsChart.Build(result, by, Format, $"Conversion rate by {by.Label.ToLowerInvariant()}") : null;
    }

    private void KeepPaths(PathResult paths, int generation)
    {
        _paths = new(paths, generation);
        _flow = PathChart.Build(paths, Format, paths.Query.Direction == PathDirection.Before ? "What people did before" : "What people do next");
    }

    private async Task ShowPeopleAsync(CancellationToken cancellationToken)
    {
        if (_result.Value is not { } result)
        {
            return;
        }

        var keys = result.Persons(Step, IsLeft, 0, MostShown);
        var people = await Task.Run(() => Logs.People(keys, cancellationToken), cancellationToken);
        if (!cancellationToken.IsCancellationRequested)
        {
            _people = people;
        }
    }

    private PathQuery PathsAsked(Period? period)
    {
        FunnelStep? anchor;
        try
        {
            anchor = FunnelText.ReadSteps(PathAnchor, "anchor") is [var step] ? step : null;
        }
        catch (QueryException)
        {
            anchor = null;
        }

        return new PathQuery
        {
            Anchor = anchor,
            Direction = View.Option("direction") == "before" ? PathDirection.Before : PathDirection.After,
            By = View.Option("over") == "page" ? new EventTrait(EventField.Page) : EventTrait.Name,
            Filters = _asked.Query.Filters,
            Period = period,
        };
    }

    private bool IsStale<T>(Loaded<T> part)
        where T : class => part.Value is not null && part.Generation != Generation;

    private IReadOnlyList<string> ValuesOf(EventTrait trait) => _values.GetValueOrDefault(trait) ?? [];

    private async Task<string?> FirstValueAsync(EventTrait trait) => (await Answers.ValuesAsync(trait, _gone.Token)) is [var first, ..] ? first : null;

    private string ExportOf(FunnelResult result) => "api/v1/export/funnel-people"
        + FunnelView.AddressOf(result.Query with { By = null, Top = null }, ("step", Number(Step + 1)), ("left", IsLeft ? "true" : "false"));

    private Task PickAsync(ChartPoint point) =>
        _steps?.RowOf(point) is { } place ? GoAsync(View.With("at", Number(place + 1)).With("who", null)) : Task.CompletedTask;

    private Task SaveAsync() => DoAsync(async () =>
    {
        var saved = await Actions.SaveAsync(_name ?? string.Empty, _asked.Query);
        _funnels = await Actions.ListAsync(_gone.Token);
        (_isSaving, _said, _name) = (false, $"“{saved.Name}” is saved.", null);
        await GoAsync(FunnelView.With(View, saved));
    });

    private Task RemoveAsync(NamedFunnel funnel) => DoAsync(async () =>
    {
        await Actions.RemoveAsync(funnel);
        _funnels = await Actions.ListAsync(_gone.Token);
        _said = $"“{funnel.Name}” is deleted; its steps are still shown here.";
        await GoAsync(FunnelView.With(View, funnel.Query));
    });

    private Task MakeSegmentAsync() => DoAsync(async () =>
    {
        var result = _result.Value!;
        var keys = result.Persons(Step, IsLeft, 0, int.MaxValue);
        var ids = await Task.Run(() => CustomersOf(keys));
        if (ids.Count > FunnelSegments.Most)
        {
            _problem = $"These are {Format.Count(ids.Count)} customers; a fixed list holds {Format.Count(FunnelSegments.Most)}. Narrow the period or the funnel.";
        }
        else if (FunnelSegments.RulesOf(ids) is not { } rules)
        {
            _problem = "None of them is known as a customer.";
        }
        else
        {
            var saved = await Actions.MakeSegmentAsync(_segmentName ?? string.Empty, rules);
            (_isMaking, _segmentName) = (false, null);
            _said = $"The segment “{saved.Name}” has {Format.Count(ids.Count)} customers and is among the filters of every page.";
        }
    });

    private List<string> CustomersOf(IReadOnlyList<int> keys)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in keys.Chunk(10_000))
        {
            ids.UnionWith(Logs.People(part, _gone.Token).Where(static p => p.CustomerKey > 0).Select(static p => p.Id));
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private async Task DoAsync(Func<Task> command)
    {
        (_problem, _said) = (null, null);
        try
        {
            await command();
        }
        catch (Exception error) when (error is StorageException or AccessDeniedException or RuleException or QueryException)
        {
            _problem = error.Message;
        }
    }

    private async Task FollowAsync()
    {
        if (_isWaiting || _gone.IsCancellationRequested)
        {
            return;
        }

        _isWaiting = true;
        try
        {
            await Task.Delay(Pause, Clock, _gone.Token);
            await ShowAgainAsync();
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        finally
        {
            _isWaiting = false;
        }
    }
}
