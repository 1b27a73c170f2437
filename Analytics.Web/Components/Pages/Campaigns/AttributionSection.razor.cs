using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>Credit by every model side by side, with ranges, and what it does to ROAS.</summary>
public sealed partial class AttributionSection : ComponentBase
{
    private const int MostNames = 100;

    private ChartView? _chart;
    private IReadOnlyList<string>? _names;

    /// <summary>The credit; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public AttributionReport? Report { get; set; }

    /// <summary>Whether there are paths.</summary>
    [Parameter, EditorRequired]
    public bool HasPaths { get; set; }

    /// <summary>Whether the paths are those of events.</summary>
    [Parameter, EditorRequired]
    public bool IsFromEvents { get; set; }

    /// <summary>Whether it is of a part of the customers: then of events, and without ROAS, since costs are of everybody.</summary>
    [Parameter]
    public bool IsPart { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private IEventLogs Logs { get; set; } = default!;

    private bool HasEvents => Logs.EventCount > 0;

    private string ExportHref => "api/v1/export/attribution" + (IsFromEvents
        ? new PageView { Filters = [.. CampaignView.PartOf(View)] }.With("paths", JourneyView.Events).With("conversion", View.Option("conversion")).With("lookback", View.Option("lookback")).ToQueryString()
        : null);

    private Formatter Format => Shop.Format;

    private IReadOnlyList<(string Key, string Label)> Whats => IsPart ? [.. CreditChart.Whats.Where(static w => w.Key != "roas")] : CreditChart.Whats;

    private string What => Whats.Any(w => w.Key == View.Option("what")) ? View.Option("what")! : "conversions";

    private string WhatLabel => CreditChart.Whats.First(w => w.Key == What).Label;

    private AttributionModel Model => AttributionModels.Find(View.Option("model")) ?? AttributionModel.Markov1;

    private string? Subtitle => Report is { Result: var result }
        ? $"{Format.Count(result.Conversions)} conversions over {Format.Count(result.Paths)} different paths, {Format.Count(result.Nulls)} journeys without one; {Format.Count(result.Samples)} bootstrap samples"
        : null;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        _chart = Report is null ? null : CreditChart.Build(Report, Model, What, Format);
        if (IsFromEvents && _names is null)
        {
            // Only once: it goes through all events.
            _names = Logs.Values(EventTrait.Name, null, MostNames);
        }
    }

    private Task ChooseAsync(string name, string? value) => OnChange.InvokeAsync(View.With(name, string.IsNullOrEmpty(value) ? null : value));

    private string Cell(double? value) => What == "value" ? Format.InTable(value is { } v ? Math.Round(v, 2) : null, MeasureUnit.Money) : CreditChart.Text(value, What, Format);
}
