using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Components.Controls;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>The measures that the shop watches, by what they are for, and the alerts.</summary>
public sealed partial class MeasuresPage : FilteredPage
{
    private const int SparkDays = 60;
    private const int MostEntries = 100;

    private IReadOnlyList<KeyMeasureState>? _states;
    private IReadOnlyList<Alert> _alerts = [];
    private IReadOnlyList<AlertLogEntry> _log = [];
    private IReadOnlyList<Filter>? _statesOf;
    private MeasureDraft? _draft;
    private string? _said;
    private string? _problem;
    private string? _refusal;
    private bool _isComputing;
    private bool _isSaving;

    private static IReadOnlyList<(string Key, string Label)> Choices { get; } = [("measures", "Measures"), ("alerts", "Alerts and log")];

    [Inject]
    private IKeyMeasures Measures { get; set; } = default!;

    [Inject]
    private IKeyMeasureActions Deeds { get; set; } = default!;

    [Inject]
    private MeasureAnswers Parts { get; set; } = default!;

    private bool IsPart => View.Filters.Length > 0;

    private string PartLine =>
        "Computed now for this part alone, by the same formulas. Thresholds, targets and alerts are of the whole shop: they stand there."
        + (View.Filters.Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel) ? " Who is in a segment or tier now is so on every day of the past too." : null)
        + (View.Filters.Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel && !f.Exclude) ? " Of visits, only those of customers known by name count, so conversion lies above everybody's." : null);

    private string Which => View.Option("show") == "alerts" ? "alerts" : "measures";

    private IReadOnlyList<Alert> Open => [.. _alerts.Where(static a => a.IsOpen)];

    private string? ComputedLine => _states?.Max(static s => s.ComputedAt) is { } at ? $"Computed {Format.Instant(at)}" : null;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Follow(handler => Measures.Changed += handler, handler => Measures.Changed -= handler, ShowNewAsync);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        // Alerts are the whole shop's under every filter.
        IReadOnlyList<Filter> of = Which == "alerts" ? [] : View.Filters;
        if (_statesOf is { } shown && !shown.SequenceEqual(of))
        {
            // Numbers of one part must not stand there as another's.
            _states = null;
        }

        _statesOf = of;
        await ReadAsync(cancellationToken);
        if (!IsPart && _states!.All(static s => s.Points.Count == 0) && RendererInfo.IsInteractive)
        {
            // Nobody has computed them yet: whoever comes first need not wait for the hour.
            _isComputing = true;
            StateHasChanged();
            try
            {
                await Measures.ComputeAsync(cancellationToken);
                await Measures.EvaluateAsync(cancellationToken);
                await ReadAsync(cancellationToken);
            }
            finally
            {
                _isComputing = false;
            }
        }
    }

    /// <inheritdoc />
    protected override void Forget() => _states = null;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var states = IsPart && Which != "alerts" ? await Parts.StatesAsync(Measures.Measures, View.Filters, SparkDays, cancellationToken) : await Measures.StatesAsync(SparkDays, cancellationToken);
        var alerts = await Measures.AlertsAsync(openOnly: Which != "alerts", cancellationToken);
        IReadOnlyList<AlertLogEntry> log = Which == "alerts" ? [.. (await Measures.LogAsync(null, cancellationToken)).Take(MostEntries)] : [];
        (_states, _alerts, _log, _isComputing) = (states, alerts, log, Measures.IsComputing);
    }

    private async Task ShowNewAsync()
    {
        if (IsEmpty || _isSaving)
        {
            return;
        }

        if (IsPart)
        {
            // Its segment may have been deleted since.
            await ShowAgainAsync();
            return;
        }

        await ReadAsync(CancellationToken.None);
        StateHasChanged();
    }

    private async Task ComputeAsync()
    {
        (_said, _problem, _isComputing) = (null, null, true);
        try
        {
            var known = await Deeds.ComputeAsync(CancellationToken.None);
            await ReadAsync(CancellationToken.None);
            _said = $"{Format.Count(known)} of {Format.Count(_states!.Count)} measures have values, and are held against their thresholds.";
        }
        catch (Exception error) when (error is StorageException or AccessDeniedException or QueryException)
        {
            _problem = error.Message;
        }
        finally
        {
            _isComputing = false;
        }
    }

    private void Add() => (_draft, _refusal, _said, _problem) = (new MeasureDraft(), null, null, null);

    private async Task SaveAsync()
    {
        (_isSaving, _refusal) = (true, null);
        try
        {
            var saved = await Deeds.SaveAsync(_draft!.ToMeasure(Measures.Measures.Select(static m => m.Key)));
            _draft = null;
            await ReadAsync(CancellationToken.None);
            _said = $"“{saved.Name}” is watched from now on; it stands under {MeasureWords.GroupOf(saved.Kind)}.";
        }
        catch (Exception error) when (error is KeyMeasureException or StorageException or AccessDeniedException or QueryException)
        {
            _refusal = error.Message;
        }
        finally
        {
            _isSaving = false;
        }
    }
}
