using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>What campaigns did: alerts, figures, their course, and a table by campaign or audience.</summary>
public sealed partial class CampaignsSection : ComponentBase
{
    // More rows are exported, not read.
    private const int MostRows = 200;

    private ChartView? _trend;
    private IReadOnlyList<CampaignColumn> _columns = [];
    private IReadOnlyList<CampaignLine> _lines = [];
    private CampaignLine _total = default!;
    private FigureExplanation? _explained;

    /// <summary>The answer.</summary>
    [Parameter, EditorRequired]
    public CampaignReport Report { get; set; } = default!;

    /// <summary>The campaigns.</summary>
    [Parameter, EditorRequired]
    public CampaignTable Table { get; set; } = default!;

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>A view's address.</summary>
    [Parameter, EditorRequired]
    public Func<PageView, string> AddressOf { get; set; } = default!;

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    /// <summary>A campaign is to be changed.</summary>
    [Parameter]
    public EventCallback<string> OnEdit { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private string Metric => CampaignTrendChart.Metrics.Any(m => m.Key == View.Option("metric")) ? View.Option("metric")! : "cost";

    private string MetricLabel => Metric == "conversions" && Report.Query.Conversion is { } name ? name : CampaignTrendChart.Metrics.First(m => m.Key == Metric).Label;

    private string SortKey => _columns.Any(c => c.Key == View.Option("sort")) ? View.Option("sort")! : "cost";

    private bool IsAscending => View.Option("order") == "up";

    private string? TrendSubtitle => Report.Days.Count == 0 ? null : $"{Format.Days(new Period(Report.Days[0].Day, Report.Days[^1].Day))}{(Report.Query.Campaign is { } only ? $", {NameOf(only)}" : null)}";

    private string TableTitle => Report.Query.By == CampaignDimension.Campaign ? "Campaigns" : $"By {CampaignQuestions.LabelOf(Report.Query.By).ToLowerInvariant()}";

    private string TableSubtitle => $"Money in {Format.UnitOf(MeasureUnit.Money)}; under a figure its 95% interval where that is wide"
        + (Report.Lines.Count > MostRows ? $"; the first {MostRows} of {Format.Count(Report.Lines.Count)}, the export has all" : string.Empty);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        _trend = CampaignTrendChart.Build(Report, Metric, Format);
        _columns = [.. CampaignColumn.All(Report.Query.Conversion), .. Report.Query.By == CampaignDimension.Campaign ? [CampaignColumn.Budget] : Array.Empty<CampaignColumn>()];
        _total = new CampaignLine(string.Empty, "All", Report.Total, null, null);
        var column = _columns.First(c => c.Key == SortKey);
        var known = Report.Lines.Where(l => column.Value(l) is not null);
        _lines = [.. (IsAscending ? known.OrderBy(column.Value) : known.OrderByDescending(column.Value)).Concat(Report.Lines.Where(l => column.Value(l) is null)).Take(MostRows)];
    }

    private static string? Given(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } value ? value : null;

    private static string MeasureOf(CampaignAlert alert) => alert.Measure == "clicks for money" ? "clicks for each unit of money" : alert.Measure;

    private string Level(CampaignAlert alert, double value) => alert.Measure is "CTR" or "conversion rate" ? Format.Rate(value) : Format.Ratio(value);

    private PageView Sorted(string key) => View.With("sort", key == "cost" ? null : key).With("order", key == SortKey && !IsAscending ? "up" : null);

    private string NameOf(string id) => Table.Find(id)?.Name ?? id;

    private string? What(string id) => Table.Find(id) is { } campaign
        ? string.Join(" · ", new[] { campaign.Channel, campaign.Target, campaign.Status is "active" ? null : campaign.Status }.OfType<string>())
        : null;
}
