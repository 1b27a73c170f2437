using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>What customers are expected to bring: how it lies, and who brings most, with intervals.</summary>
public sealed partial class ValueSection : ComponentBase
{
    private ChartView? _chart;
    private ScoreDistribution? _drawn;

    /// <summary>The run that scored.</summary>
    [Parameter, EditorRequired]
    public ScoringRun Run { get; set; } = default!;

    /// <summary>What to show; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public ScoreDistribution? Distribution { get; set; }

    /// <summary>The customers with the most; null while they are sought.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ScoredCustomer>? Top { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Whether customers have pages of their own.</summary>
    [Parameter]
    public bool LinksCustomers { get; set; }

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> Ways { get; } = [("model", "By model"), ("formula", "By formula")];

    private static IReadOnlyList<(string Key, string Label)> Scales { get; } = [("linear", "Linear"), ("log", "Log")];

    private Formatter Format => Shop.Format;

    private string Unit => Format.UnitOf(MeasureUnit.Money);

    private bool IsFormula => FieldOf(View) == ScoreField.ClvFormula;

    private bool IsLog => IsLogOf(View);

    private string Title => IsFormula ? "Customer lifetime value by formula" : "Customer lifetime value by model";

    private string? Subtitle => Distribution is null
        ? null
        : $"{Format.Count(Distribution.Known)} customers, {Format.Money(Distribution.Total)} over {Run.Settings.LifetimeMonths} months from {Format.Day(Run.AsOf)}";

    private string? TopSubtitle => Top is null
        ? null
        : $"The first {Top.Count} of {Format.Count(Run.Customers)}, over {Run.Settings.LifetimeMonths} months; expected orders within {Run.Settings.HorizonDays} days";

    private double Widest { get; set; }

    /// <summary>Which value a view shows.</summary>
    internal static ScoreField FieldOf(PageView view) => view.Option("clv") == "formula" ? ScoreField.ClvFormula : ScoreField.Clv;

    /// <summary>Whether a view is on the log scale.</summary>
    internal static bool IsLogOf(PageView view) => view.Option("scale") == "log";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Widest = (Top ?? []).Select(static c => double.IsFinite(c.Score.ClvHigh) ? c.Score.ClvHigh : 0).Append(0).Max();
        if (Distribution is null || ReferenceEquals(Distribution, _drawn))
        {
            return;
        }

        _drawn = Distribution;
        _chart = Distribution.Bins.Count == 0 ? null : HistogramChart.OfMoney(Distribution, Format, Title, "CLV");
    }

    private string Interval(CustomerScore score) => double.IsFinite(score.ClvLow) && double.IsFinite(score.ClvHigh)
        ? $"{Format.MoneyCell(score.ClvLow)} – {Format.MoneyCell(score.ClvHigh)}"
        : Formatter.NotAvailable;

    private string RangeStyle(CustomerScore score) => Widest > 0 && double.IsFinite(score.ClvLow) && double.IsFinite(score.ClvHigh)
        ? string.Create(CultureInfo.InvariantCulture, $"left: {100 * score.ClvLow / Widest:0.##}%; width: {100 * (score.ClvHigh - score.ClvLow) / Widest:0.##}%")
        : "display: none";

    private string PointStyle(CustomerScore score) => Widest > 0 && double.IsFinite(score.Clv)
        ? string.Create(CultureInfo.InvariantCulture, $"left: {Math.Min(100, 100 * score.Clv / Widest):0.##}%")
        : "display: none";
}
