using System.Globalization;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>One measure in the catalogue: its value, its change, its trend, its target and how its thresholds stand.</summary>
public sealed partial class MeasureCard : ComponentBase
{
    private readonly string _nameId = "m" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The measure with where it stands.</summary>
    [Parameter, EditorRequired]
    public KeyMeasureState State { get; set; } = default!;

    /// <summary>Of which part of the shop it is; none for the whole.</summary>
    [Parameter]
    public IReadOnlyList<Filter> Part { get; set; } = [];

    /// <summary>The query string of the page that its name leads to.</summary>
    [Parameter]
    public string? Query { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private KeyMeasure Measure => State.Measure;

    private bool IsPart => Part.Count > 0;

    private string? Reason => (IsPart ? KeyMeasureParts.WhyNot(Measure, Part) : null) ?? MeasureWords.WhyUnknown(State, IsPart);

    private decimal? Change => MeasureWords.Change(State);

    private bool? IsGood => MeasureWords.IsGood(Measure, Change);

    private IReadOnlyList<double?> Trend => [.. State.Points.Select(static p => ChartText.Number(p.Value.Value))];

    private string Done => Math.Clamp(State.Completion ?? 0, 0, 1).ToString("0.####", CultureInfo.InvariantCulture);

    private string StateClass => State.Alert switch { AlertSeverity.Critical => "critical", AlertSeverity.Warning => "warning", _ => "calm" };
}
