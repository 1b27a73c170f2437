using Analytics.Core.Forecasting;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Forecast;

/// <summary>What the coming days are likely to bring, how sure that is, and how often such forecasts were right.</summary>
public sealed partial class ForecastPage : FilteredPage
{
    // A computation that is done by then is not worth a word.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private ForecastView _asked = new(new ForecastQuestion(), [], null);
    private ShopForecast? _shown;
    private string? _refusal;
    private int _shownIn;
    private IReadOnlyList<FigureTileModel> _tiles = [];
    private WhatIfPlan? _plan;
    private ChartView? _main;
    private ChartView? _past;
    private ChartView? _parts;
    private ChartView? _weekdays;
    private ChartView? _months;
    private ForecastProgress? _progress;
    private CancellationTokenSource? _work;
    private bool _isCancelled;
    private FigureExplanation? _explained;

    private static IReadOnlyList<(string Key, string Label)> Spans { get; } = [("recent", "Recent"), ("all", "All history")];

    [Inject]
    private ForecastService Service { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IForecastHolds Holds { get; set; } = default!;

    private bool IsOld => _shownIn != Generation;

    private MeasureDefinition Definition => MeasureCatalog.Of(_shown!.Question.Measure);

    private string? ComputedLine => _shown is null
        ? null
        : $"Forecast computed {Format.Instant(_shown.FittedAt)}, learned from {ForecastText.Steps(_shown.History.Count, _shown.Question.Grain)}";

    private string? MainSubtitle => _shown is null
        ? null
        : $"{Format.Full(_shown.Total.Mean, Definition.Unit)} expected in {Format.Days(_shown.Days)}, by {ForecastQuestions.KeyOf(_shown.Question.Grain)}";

    private string? PastSubtitle => _shown is null || _past is null
        ? null
        : $"{Format.Count(PastForecastChart.Shown(_shown).Count)} of {Format.Count(_shown.Past.Count)}, each made from the days before it";

    private string PartsTitle => $"{Definition.Label} by {Lower(ForecastText.BreakdownLabel(_shown!.Question.By ?? Dimension.Category))}";

    private string PartsSubtitle => $"Expected in {Format.Days(_shown!.Days)}; the parts add up to the total"
        + (_shown.Question.By is { } by && DimensionCatalog.Of(by).IsLabel ? ", customers as they are grouped now" : string.Empty)
        + (_shown.Question.By == Dimension.Segment ? "; who is in several segments is a part of its own" : string.Empty);

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Follow(handler => Holds.Changed += handler, handler => Holds.Changed -= handler, ShowAgainAsync);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        _asked = ForecastView.Read(View, Service.Models, Span, Freshness.Today);
        _isCancelled = false;
        if (_shown is not null && _shown.Question == _asked.Question && _shown.DataVersion == Freshness.DataVersion && _shown.Hold == Holds.Current)
        {
            // Only what is drawn of it has changed.
            await ShowAsync(_shown, generation, cancellationToken);
            return;
        }

        if (!RendererInfo.IsInteractive)
        {
            // A first look must not wait for a computation; the circuit asks for it.
            if (await Service.FindAsync(_asked.Question, cancellationToken) is { } known)
            {
                await KeepAsync(known, generation, cancellationToken);
            }

            return;
        }

        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _work = work;
        try
        {
            await KeepAsync(await WaitAsync(work.Token), generation, cancellationToken);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _isCancelled = true;
        }
        finally
        {
            if (_work == work)
            {
                _work = null;
                _progress = null;
            }
        }
    }

    private async Task<ForecastAnswer> WaitAsync(CancellationToken cancellationToken)
    {
        using var lease = Service.Ask(_asked.Question);
        var pause = Patience;
        while (await Task.WhenAny(lease.Answer, Task.Delay(pause, Clock, cancellationToken)) != lease.Answer)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _progress = lease.Progress ?? new ForecastProgress(0, 1, Clock.GetUtcNow());
            pause = Tick;
            StateHasChanged();
        }

        return await lease.Answer;
    }

    private async Task KeepAsync(ForecastAnswer answer, int generation, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        if (answer.Forecast is { } forecast)
        {
            await ShowAsync(forecast, generation, cancellationToken);
            return;
        }

        (_shown, _shownIn) = (null, generation);
        _refusal = answer.Refusal is { Reason: not ForecastRefusalReason.NoObservations } refusal
            ? refusal.Message
            : $"Nothing matches these filters in the days to learn from. A forecast needs at least {ForecastText.Steps(ForecastService.LeastSteps(_asked.Question.Grain), _asked.Question.Grain)}.";
    }

    private async Task ShowAsync(ShopForecast forecast, int generation, CancellationToken cancellationToken)
    {
        var question = forecast.Question;
        var unit = MeasureCatalog.Of(question.Measure).Unit;
        Func<DimensionValue, string> colour = SeriesColours.Plain;
        if (question.By == Dimension.Category)
        {
            colour = new SeriesColours(await Queries.ValuesAsync(Dimension.Category, null, SeriesColours.Most + 1, cancellationToken)).Of;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        (_shown, _shownIn, _refusal) = (forecast, generation, null);
        _tiles = ForecastTiles.Make(forecast, Format);
        _plan = _asked.Changes.Count == 0 ? null : WhatIf.Apply(forecast, _asked.Changes);
        var most = View.Option("history") == "all" ? int.MaxValue : Math.Max(4 * forecast.Steps.Count, LeastShown(question.Grain));
        _main = ForecastChart.Build(forecast, question.Bands, _plan, most, Format, $"{Definition.Label}: history and forecast");
        _past = PastForecastChart.Build(forecast, question.Level, Format, "Earlier forecasts over what then happened");
        _parts = forecast.Parts.Count == 0 ? null : PartsChart.Build(forecast, question.Level, colour, Format, PartsTitle);
        _weekdays = forecast.Weekdays.Count == 0 ? null : ColumnChart.Build(forecast.Weekdays, Format.Weekday, unit, Format, "Weekdays", "Weekday");
        _months = forecast.Months.Count == 0
            ? null
            : ColumnChart.Build(forecast.Months, month => Format.Culture.DateTimeFormat.GetAbbreviatedMonthName(month), unit, Format, "Months", "Month");
    }

    // "RFM" stays as it is.
    private static string Lower(string label) => label.StartsWith("RFM", StringComparison.Ordinal) ? label : label.ToLowerInvariant();

    private static int LeastShown(ForecastGrain grain) => grain switch
    {
        ForecastGrain.Week => 52,
        ForecastGrain.Month => 24,
        _ => 112,
    };

    private string ProgressWords(ForecastProgress progress)
    {
        var seconds = (Clock.GetUtcNow() - progress.Since).TotalSeconds;
        var words = progress.All > 1
            ? $"Computing the forecast: {progress.Done} of {progress.All} series"
            : "Computing the forecast";
        var left = progress.Done > 0 && progress.Done < progress.All ? $", about {Math.Ceiling(seconds * (progress.All - progress.Done) / progress.Done):0} s left" : string.Empty;
        return $"{words}, {seconds:0} s{left}.";
    }

    private void Cancel() => _work?.Cancel();

    private async Task AgainAsync()
    {
        using var stop = new CancellationTokenSource();
        await LoadAsync(stop.Token);
    }

    private Task ChooseAsync((string Name, string? Value) choice)
    {
        var view = View.With(choice.Name, choice.Value);
        // A measure whose parts do not add up has no breakdown.
        if (choice.Name == "measure" && MeasureCatalog.Find(choice.Value ?? string.Empty) is { IsAdditive: false })
        {
            view = view.With("by", null);
        }

        return GoAsync(view);
    }

    private string? LinesOfMain(int row)
    {
        if (_shown is null)
        {
            return null;
        }

        var shown = Math.Min(_shown.History.Count, _main!.Table.Rows.Count - _shown.Steps.Count);
        if (row >= shown)
        {
            return null;
        }

        var start = _shown.History[_shown.History.Count - shown + row].Start;
        var days = new Period(start, ForecastQuestions.After(start, _shown.Question.Grain).AddDays(-1));
        return LinesAddress(View.Shared().Over(days));
    }

    // What is in one segment alone is no filter.
    private string? LinesOfPart(int row) => _shown is { Question.By: { } by } && by != Dimension.Segment && row < _shown.Parts.Count && _shown.Parts[row].Value.Key != DimensionValue.OtherKey
        ? LinesAddress(View.Shared().Over(_shown.Trained).WithFilter(by, [_shown.Parts[row].Value.Key]))
        : null;

    private string LinesAddress(PageView view) => "lines" + view.With("measure", MeasureCatalog.Of(_shown!.Question.Measure).Key).ToQueryString();
}
