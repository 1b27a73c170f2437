using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>One key measure: its history with what stands out, how it is made, its thresholds, and what happened to its alerts.</summary>
public sealed partial class MeasureDetail : FilteredPage
{
    // What is expected of a day needs the days before.
    private const int JudgedDays = 190;
    private const int ShownHours = 8;
    private const int MostEntries = 50;

    private KeyMeasureState? _state;
    private IReadOnlyList<Filter>? _stateOf;
    private KeyMeasure? _whole;
    private IReadOnlyList<Alert> _alerts = [];
    private IReadOnlyList<AlertLogEntry> _log = [];
    private ChartView? _chart;
    private int _chartGeneration;
    private bool _hasExpected;
    private IReadOnlyList<DateOnly> _changes = [];
    private MeasureDraft? _draft;
    private KeyMeasure? _before;
    private KeyMeasure? _deleted;
    private string? _said;
    private string? _problem;
    private string? _refusal;
    private bool _isMissing;
    private bool _isBusy;

    /// <summary>Its key.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = string.Empty;

    private static IReadOnlyList<(string Key, string Label)> Grains { get; } = [("day", "Days"), ("hour", "Hours")];

    private static IReadOnlyList<(string Key, string Label)> Reaches { get; } = [("30", "30 days"), ("90", "90 days"), ("400", "400 days")];

    [Inject]
    private IKeyMeasures Measures { get; set; } = default!;

    [Inject]
    private IKeyMeasureActions Deeds { get; set; } = default!;

    [Inject]
    private MeasureAnswers Parts { get; set; } = default!;

    private KeyMeasure Measure => _state!.Measure;

    private bool IsPart => View.Filters.Length > 0;

    private string? WhyNot => IsPart ? KeyMeasureParts.WhyNot(Measure, View.Filters) : null;

    private string ListAddress => "measures" + View.Shared().ToQueryString();

    private IReadOnlyList<Alert> Open => [.. _alerts.Where(static a => a.IsOpen)];

    private bool IsHourly => _state?.Measure.IsHourly == true && View.Option("grain") == "hour";

    private string Reach => Reaches.Any(r => r.Key == View.Option("days")) ? View.Option("days")! : "90";

    private string ChartSubtitle => IsHourly ? $"Whole hours of the last {ShownHours.ToString(CultureInfo.InvariantCulture)} days" : $"Whole days, each value over {AlertWords.Window(Measure)}{(IsPart && Measure.WindowDays != 1 ? "; of a part, the last 98 days" : null)}";

    // A measure may be there before the first sale is.
    /// <inheritdoc />
    protected override bool IsEmpty => false;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Follow(handler => Measures.Changed += handler, handler => Measures.Changed -= handler, () => _isBusy ? Task.CompletedTask : ShowAgainAsync());
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        if (_stateOf is { } shown && !shown.SequenceEqual(View.Filters))
        {
            // Numbers of one part must not stand there as another's.
            (_state, _chart, _chartGeneration) = (null, null, 0);
        }

        _stateOf = View.Filters;
        var state = (await Measures.StatesAsync(60, cancellationToken)).FirstOrDefault(s => s.Measure.Key == Key);
        if (state is null)
        {
            _isMissing = true;
            return;
        }

        _whole = state.Measure;
        if (IsPart)
        {
            (_isMissing, _alerts, _log) = (false, [], []);
            _state = (await Parts.StatesAsync([_whole], View.Filters, 60, cancellationToken))[0];
            await DrawAsync(cancellationToken);
            _chartGeneration = generation;
            return;
        }

        var alerts = (await Measures.AlertsAsync(openOnly: false, cancellationToken)).Where(a => a.MeasureKey == Key).ToArray();
        var log = new List<AlertLogEntry>();
        foreach (var alert in alerts.Take(10))
        {
            log.AddRange(await Measures.LogAsync(alert.Id, cancellationToken));
        }

        (_isMissing, _state, _alerts, _log) = (false, state, alerts, [.. log.OrderByDescending(static e => e.At).ThenByDescending(static e => e.Id).Take(MostEntries)]);
        await DrawAsync(cancellationToken);
        _chartGeneration = generation;
    }

    /// <inheritdoc />
    protected override void Forget() => (_state, _chart) = (null, null);

    private async Task DrawAsync(CancellationToken cancellationToken)
    {
        var today = Freshness.Today;
        if (IsHourly)
        {
            var hours = await HistoryAsync(KeyMeasureGrain.Hour, today.AddDays(-ShownHours), cancellationToken);
            (_hasExpected, _changes) = (false, []);
            _chart = hours.Count == 0 ? null : MeasureChart.Build(Measure, hours, [], [], KeyMeasureGrain.Hour, Format);
            return;
        }

        var first = today.AddDays(-int.Parse(Reach, CultureInfo.InvariantCulture));
        var isSingle = Measure.WindowDays == 1;
        var points = await HistoryAsync(KeyMeasureGrain.Day, first.AddDays(isSingle ? -JudgedDays : 0), cancellationToken);
        IReadOnlyList<DayResidual> residuals = isSingle ? ThresholdJudge.Residuals(points) : [];
        var skipped = points.TakeWhile(p => p.Day < first).Count();
        KeyMeasurePoint[] shown = [.. points.Skip(skipped)];
        _hasExpected = residuals.Count == points.Count && shown.Length > 0;
        _changes = isSingle ? [.. LevelChanges.Of(points).Where(day => day >= first)] : [];
        _chart = shown.Length == 0 ? null : MeasureChart.Build(Measure, shown, _hasExpected ? [.. residuals.Skip(skipped)] : [], _changes, KeyMeasureGrain.Day, Format);
    }

    private Task<IReadOnlyList<KeyMeasurePoint>> HistoryAsync(KeyMeasureGrain grain, DateOnly from, CancellationToken cancellationToken) =>
        IsPart ? Parts.HistoryAsync(_whole!, View.Filters, grain, from, cancellationToken) : Measures.HistoryAsync(Key, grain, from, cancellationToken);

    private void Edit() => (_draft, _refusal, _said, _before, _problem) = (new MeasureDraft(_whole!), null, null, null, null);

    private async Task SaveAsync()
    {
        var before = _whole!;
        _refusal = await TryAsync(async () =>
        {
            await Deeds.SaveAsync(_draft!.ToMeasure([]));
            (_draft, _said, _before) = (null, "The measure is changed.", before);
        });
    }

    private async Task UndoAsync() => _problem = await TryAsync(async () =>
    {
        await Deeds.SaveAsync(_before! with { Version = _whole!.Version });
        (_said, _before) = ("It is as it was.", null);
    });

    private async Task DeleteAsync() => _problem = await TryAsync(async () => _deleted = await Deeds.DeleteAsync(Key));

    private async Task RestoreAsync() => _problem = await TryAsync(async () =>
    {
        await Deeds.SaveAsync(_deleted!);
        (_said, _before, _deleted) = ("The measure is back.", null, null);
    });

    // What was refused, for the reader; null when it was done.
    private async Task<string?> TryAsync(Func<Task> deed)
    {
        _isBusy = true;
        try
        {
            await deed();
            await ReloadAsync();
            return null;
        }
        catch (Exception error) when (error is KeyMeasureException or StorageException or AccessDeniedException or QueryException)
        {
            return error.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
