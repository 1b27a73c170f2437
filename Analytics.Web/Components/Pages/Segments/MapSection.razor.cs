using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>The RFM map, its groups, the value of each segment, and all of it as a table.</summary>
public sealed partial class MapSection : ComponentBase
{
    private const int FewCustomers = 25;

    private ChartView? _map;
    private ChartView? _donut;
    private ChartView? _bars;
    private (SegmentSummary? Summary, string? Map, string? Bars, Filter? Picked) _drawn;

    /// <summary>What to show; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public SegmentSummary? Summary { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>How predictions score, which holds here too.</summary>
    [Parameter, EditorRequired]
    public ScoringSettings Settings { get; set; } = ScoringSettings.Default;

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Where a segment's customers are listed; null where they are nowhere.</summary>
    [Parameter]
    public Func<RfmSegment, string>? CustomersOf { get; set; }

    /// <summary>The address of an export of this view by its name; null where there is none.</summary>
    [Parameter, EditorRequired]
    public Func<string, string?> ExportOf { get; set; } = default!;

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    /// <summary>Segments were picked.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<RfmSegment>> OnPick { get; set; }

    /// <summary>Whether segments can be picked.</summary>
    [Parameter]
    public bool IsPickable { get; set; } = true;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> MapChoices { get; } =
        [("customers", "Customers"), ("revenue", "Revenue"), ("risk", "Spent so far at risk")];

    private static IReadOnlyList<(string Key, string Label)> BarChoices { get; } =
        [("revenue", "Revenue"), ("customers", "Customers"), ("average", "Per customer"), ("risk", "Spent, at risk")];

    private static IReadOnlyList<(string Key, string Label)> Bases { get; } = [("history", "All orders so far"), ("period", "This period")];

    private static IReadOnlyList<(string Key, string Label)> Moneys { get; } = [("net", "Net revenue"), ("gross", "Gross revenue")];

    private Formatter Format => Shop.Format;

    private bool IsGross => SegmentQuestions.IsGross(View, Settings);

    private string FmFormula => Settings.FrequencyWeight == 0.5
        ? "⌈½ F + ½ M⌉"
        : string.Create(CultureInfo.InvariantCulture, $"⌈{Settings.FrequencyWeight:0.##} F + {1 - Settings.FrequencyWeight:0.##} M⌉");

    private Filter? Picked => View.FilterOn(Dimension.RfmSegment);

    private SegmentMeasure MapMeasure => SegmentMeasures.Find(View.Option("map"), SegmentMeasure.Customers, SegmentMeasure.Revenue, SegmentMeasure.Risk);

    private SegmentMeasure BarMeasure =>
        SegmentMeasures.Find(View.Option("bars"), SegmentMeasure.Revenue, SegmentMeasure.Customers, SegmentMeasure.Average, SegmentMeasure.Risk);

    private string MapTitle => $"RFM map by {SegmentMeasures.LabelOf(MapMeasure).ToLowerInvariant()}";

    private string BarsTitle => BarMeasure == SegmentMeasure.Average ? "Revenue per customer by segment" : $"{SegmentMeasures.LabelOf(BarMeasure)} by segment";

    private string? How => Summary is null
        ? null
        : $"{Format.Count(Summary.Customers)} customers, {Format.Compact(Summary.Revenue.Amount, MeasureUnit.Money)}, {When(Summary)}";

    private string? GroupSubtitle => Summary is null ? null : $"{Format.Count(Summary.Customers)} customers in eleven segments, folded into five";

    private string? BarsSubtitle => Summary is null
        ? null
        : BarMeasure switch
        {
            SegmentMeasure.Customers => $"{Format.Count(Summary.Customers)} customers, {When(Summary)}",
            SegmentMeasure.Risk => $"{Format.Compact(Summary.RevenueAtRisk.Amount, MeasureUnit.Money)}, {When(Summary)}",
            SegmentMeasure.Average => $"On average {Format.Compact(Summary.Customers == 0 ? null : Summary.Revenue.Amount / Summary.Customers, MeasureUnit.Money)}, {When(Summary)}",
            _ => $"{Format.Compact(Summary.Revenue.Amount, MeasureUnit.Money)}, {When(Summary)}",
        };

    private string? WithoutOrder => Summary is { WithoutOrder: > 0 } ? $"and {Format.Count(Summary.WithoutOrder)} with returns only" : "known by name, with an order";

    private string? RiskShare => Summary is { Revenue.Units: > 0 }
        ? $"{Format.Share(Summary.RevenueAtRisk.Amount / Summary.Revenue.Amount)} of revenue, spent so far"
        : "spent so far";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var now = (Summary, View.Option("map"), View.Option("bars"), Picked);
        if (Summary is null || Summary.Customers == 0 || now == _drawn)
        {
            return;
        }

        _drawn = now;
        _map = SegmentMapChart.Build(Summary, MapMeasure, Format, MapTitle, Picked);
        _donut = SegmentDonut.Build(Summary, Format, "Customers by group");
        _bars = SegmentBars.Build(Summary, BarMeasure, Format, BarsTitle, Picked);
    }

    private string When(SegmentSummary summary) => summary.Query.WindowDays is { } days
        ? $"orders of {Format.Days(new Period(summary.AsOf.AddDays(1 - days), summary.AsOf))}"
        : $"all orders to {Format.Day(summary.AsOf)}";

    private Task ChooseAsync(string option, string key, string usual) => OnChange.InvokeAsync(View.With(option, key == usual ? null : key));

    private Task ClearAsync() => OnChange.InvokeAsync(View.WithFilter(Dimension.RfmSegment, []));

    private Task PickCellAsync(ChartPoint point) =>
        Summary is { } summary && _map?.RowOf(point) is { } at ? OnPick.InvokeAsync([summary.Cells[at].Segment]) : Task.CompletedTask;

    private Task PickGroupAsync(ChartPoint point) =>
        Summary is { } summary && _donut?.RowOf(point) is { } at ? OnPick.InvokeAsync(SegmentGroups.SegmentsOf(summary.Groups[at].Group)) : Task.CompletedTask;

    private Task PickBarAsync(ChartPoint point) =>
        Summary is { } summary && _bars?.RowOf(point) is { } at ? OnPick.InvokeAsync([summary.Segments[at].Segment]) : Task.CompletedTask;
}
