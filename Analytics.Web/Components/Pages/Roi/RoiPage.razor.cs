using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>What is left of revenue after costs, when it breaks even, what customers cost and are worth; and the costs themselves.</summary>
public sealed partial class RoiPage : FilteredPage
{
    private const string CostsTab = "costs";

    private IReadOnlyList<CostEntry>? _costs;
    private RoiReport? _report;
    private AcquisitionReport? _acquisition;
    private int _reportIn;
    private int _acquisitionIn;
    private IReadOnlyList<FigureTileModel> _tiles = [];
    private ChartView? _main;
    private ChartView? _waterfall;
    private ChartView? _breakdown;
    private BreakEvenPlan _plan = BreakEvenPlan.None;
    private FigureExplanation? _explained;

    private static IReadOnlyList<(string Key, string Label)> Grains { get; } =
        [.. RoiService.Grains.Select(static g => (DimensionCatalog.Of(g).Key, DimensionCatalog.Of(g).Label))];

    [Inject]
    private MoneyAnswers Answers { get; set; } = default!;

    [Inject]
    private ICostBook Book { get; set; } = default!;

    private bool IsOld => _reportIn != Generation;

    private string? Tab => View.Option("tab");

    private string Show => View.Option("show") is { } key && ProfitChart.Choices.Any(c => c.Key == key) ? key : ProfitChart.Money;

    private Dimension Grain => View.Option("grain") is { } key && DimensionCatalog.Find(key)?.Dimension is { } asked && RoiService.Grains.Contains(asked)
        ? asked
        : Period is null ? Dimension.Month : GrainPicker.Auto(Period.Days) is var auto && RoiService.Grains.Contains(auto) ? auto : Dimension.Day;

    private string MainTitle => Show switch
    {
        ProfitChart.Margins => "Margins over time",
        ProfitChart.Roi => "ROI over time",
        ProfitChart.Cumulative => "Cumulative profit",
        _ => "Revenue, costs and profit",
    };

    private string? MainSubtitle => _report?.Period is { } days ? $"{Format.Days(days)}, by {DimensionCatalog.Of(_report.Question.Grain).Label.ToLowerInvariant()}" : null;

    private string? MainFoot => _report is null ? null : Show switch
    {
        ProfitChart.Roi => RoiTrend.Of(_report.Steps) is { } trend
            ? $"Trend: {Format.Change((decimal)trend.Slope, MeasureUnit.Share)} a {DimensionCatalog.Of(_report.Question.Grain).Label.ToLowerInvariant()}, a straight line through {trend.Steps} finished steps."
            : "A trend takes three finished steps.",
        ProfitChart.Cumulative => _report.BreakEvenDay is { } day ? $"Above zero for good from {Format.Day(day)} on." : _report.Total.Profit is null ? null : "It does not end above zero.",
        _ => null,
    };

    private string? Includes => _report is null ? null : RoiWords.Includes(_report.Total);

    private string? CostsSubtitle => _report?.Total.TotalCosts is { } costs ? $"{Format.Full(costs)} in all: {Format.Short(_report.Total.Fixed)} fixed, {Format.Short(_report.Total.Variable)} variable" : null;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Follow(handler => Book.Changed += handler, handler => Book.Changed -= handler, ShowAgainAsync);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        _plan = new BreakEvenPlan(ChangeOf("price"), ChangeOf("volume"), ChangeOf("cost"));
        await ShowAsync(Answers.CostsAsync(cancellationToken), value => _costs = value, cancellationToken);
        if (_costs is { Count: 0 } && Tab != CostsTab)
        {
            return;
        }

        var question = new RoiQuestion { Period = Period, Filters = View.Filters, Comparison = Comparison, Grain = Grain };
        await ShowAsync(Answers.RoiAsync(question, cancellationToken), report => Keep(report, generation), cancellationToken);
        if (Tab != CostsTab)
        {
            await ShowAsync(
                Answers.AcquisitionAsync(Period, cancellationToken), value => (_acquisition, _acquisitionIn) = (value, generation), cancellationToken);
        }
    }

    private void Keep(RoiReport report, int generation)
    {
        (_report, _reportIn) = (report, generation);
        _tiles = RoiTiles.Make(report, Format);
        _main = ProfitChart.Build(report, Show, Format, MainTitle);
        _waterfall = WaterfallChart.Build(report.Total, Format, "From revenue to profit");
        _breakdown = CostChart.Build(report, Format, "Costs by category");
    }

    private string TabAddress(string? tab) => AddressOf(View.With("tab", tab));

    private string ExportAddressOf(string table) => $"api/v1/export/{table}{View.ToQueryString()}";

    // Percent in the address, a fraction in the plan.
    private decimal ChangeOf(string name) =>
        decimal.TryParse(View.Option(name), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? Math.Clamp(percent, -BreakEvenPanel.MostPercent, BreakEvenPanel.MostPercent) / 100
            : 0;
}
