using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>How the customers of each first period came back, and what they brought.</summary>
public sealed partial class CohortSection : ComponentBase
{
    private const int MostCohorts = 40;
    private const int MostPeriods = 40;

    private ChartView? _chart;
    private HeatGrid? _grid;
    private (CohortTable? Table, bool IsMean) _drawn;

    /// <summary>What to show; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public CohortTable? Table { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>The days that are counted.</summary>
    [Parameter]
    public Period? Period { get; set; }

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>The address of an export of this view by its name; null where there is none.</summary>
    [Parameter, EditorRequired]
    public Func<string, string?> ExportOf { get; set; } = default!;

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> Measures { get; } =
        [("retention", "Retention"), ("rolling", "Rolling"), ("revenue", "Net revenue"), ("gross", "Gross")];

    private static IReadOnlyList<(string Key, string Label)> Buckets { get; } =
        [.. new[] { Dimension.Day, Dimension.Week, Dimension.Month }.Select(d => (DimensionCatalog.Of(d).Key, DimensionCatalog.Of(d).Label))];

    private static IReadOnlyList<(string Key, string Label)> Averages { get; } = [("weighted", "Weighted"), ("simple", "Simple mean")];

    private static IReadOnlyList<(string Key, string Label)> Clocks { get; } = [("calendar", "Calendar"), ("hours", "24-hour windows")];

    private Formatter Format => Shop.Format;

    private CohortMeasure Measure => SegmentQuestions.MeasureOf(View);

    private Dimension Bucket => SegmentQuestions.BucketOf(View, Period);

    private string BucketLabel => DimensionCatalog.Of(Bucket).Label.ToLowerInvariant();

    private bool IsMean => View.Option("average") == "simple";

    private CohortTable? Shown { get; set; }

    private string Title => Measure switch
    {
        CohortMeasure.Retention => "Retention by cohort",
        CohortMeasure.RollingRetention => "Rolling retention by cohort",
        CohortMeasure.CumulativeRevenue => "Cumulative revenue per customer by cohort",
        _ => "Cumulative gross revenue per customer by cohort",
    };

    private string? Subtitle => Table is { Matrix.Period: { } days }
        ? $"{Format.Count(Table.Customers)} new customers, {(Table.IsMoney ? $"{Format.UnitOf(MeasureUnit.Money)} a customer" : "percent of the cohort")} by {BucketLabel}, {Format.Days(days)}"
        : null;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var now = (Table, IsMean);
        if (Table is null || Table.Lines.Count == 0 || now == _drawn)
        {
            return;
        }

        _drawn = now;
        Shown = Table.Newest(MostCohorts, MostPeriods);
        _chart = CohortChart.Build(Shown, IsMean, Format, Title);
        _grid = CohortChart.Grid(Shown, IsMean, Format);
    }

    private static string KeyOf(CohortMeasure measure) => measure switch
    {
        CohortMeasure.RollingRetention => "rolling",
        CohortMeasure.CumulativeRevenue => "revenue",
        CohortMeasure.CumulativeGross => "gross",
        _ => "retention",
    };

    private string HowOf(CohortMeasure measure) => measure switch
    {
        CohortMeasure.Retention => $"Each cell is the share of the cohort with an order in the n-th {BucketLabel} after the first.",
        CohortMeasure.RollingRetention => $"Each cell is the share of the cohort with an order in the n-th {BucketLabel} or any later one, as far as the data goes.",
        CohortMeasure.CumulativeRevenue => $"Each cell is the net revenue of the cohort up to and with the n-th {BucketLabel}, divided by its customers.",
        _ => $"Each cell is the gross revenue of the cohort up to and with the n-th {BucketLabel}, divided by its customers.",
    };

    private static string HoursOf(Dimension bucket) => bucket switch
    {
        Dimension.Day => "windows of 24 hours",
        Dimension.Week => "windows of 7 × 24 hours",
        _ => "windows of 30 × 24 hours",
    };

    private Task ChooseAsync(string option, string key, string usual) => OnChange.InvokeAsync(View.With(option, key == usual ? null : key));
}
