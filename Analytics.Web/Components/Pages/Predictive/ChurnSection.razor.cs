using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Who is leaving, by model and by rule, and what that puts at risk.</summary>
public sealed partial class ChurnSection : ComponentBase
{
    private ChartView? _distribution;
    private ChartView? _tiers;
    private ChartView? _risk;
    private ChurnReport? _drawn;

    /// <summary>The run that scored.</summary>
    [Parameter, EditorRequired]
    public ScoringRun Run { get; set; } = default!;

    /// <summary>What to show; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public ChurnReport? Report { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Where the models' scores stand.</summary>
    [Parameter]
    public string? ModelsAddress { get; set; }

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> RiskChoices { get; } = [("segment", "Segment"), ("value", "Value tier"), ("churn", "Churn tier")];

    private Formatter Format => Shop.Format;

    private ScoreField RiskBy => RiskOf(View);

    private string ModelName => Run.PurchaseModel?.Name ?? "the purchase model";

    private string RiskTitle => $"Value at risk by {ScoreFields.Of(RiskBy).Label}";

    private string? AtRiskShare => Report is { Summary.Customers: > 0 and var all } ? $"{Format.Share((double)Report.Summary.AtRisk / all)} of {Format.Count(all)}" : null;

    private string? DistributionSubtitle => Report is null
        ? null
        : $"{Format.Count(Report.Predicted)} customers, no order in the next {Run.Settings.HorizonDays} days, as of {Format.Day(Run.AsOf)}";

    private string? TierSubtitle => Report is null
        ? null
        : $"{Format.Whom(Run)}; by rule beyond {Run.Settings.ChurnMediumAfterDays} and {Run.Settings.ChurnHighAfterDays} days";

    private string? RiskSubtitle => Report is null
        ? null
        : $"{Format.Money(Report.Summary.ValueAtRisk)} of {Format.Count(Report.Summary.AtRisk)} customers, {Run.Settings.LifetimeMonths} months from {Format.Day(Run.AsOf)}";

    /// <summary>The names that a view breaks value at risk down by.</summary>
    internal static ScoreField RiskOf(PageView view) => view.Option("risk") switch
    {
        "value" => ScoreField.ValueTier,
        "churn" => ScoreField.ChurnTier,
        _ => ScoreField.Segment,
    };

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Report is null || ReferenceEquals(Report, _drawn))
        {
            return;
        }

        _drawn = Report;
        _distribution = Report.Predicted == 0 ? null : HistogramChart.OfProbabilities(Report.Distribution, Format, "Churn probability by model", "Churn probability");
        _tiers = TierChart.Build(Report, Format, "Churn tiers by rule and by model");
        _risk = Report.AtRisk.Count == 0 ? null : RiskBars.Build(Report.AtRisk, Report.Summary.ValueAtRisk, ScoreFields.Of(Report.RiskBy).Label, Format, RiskTitle);
    }

    private static string KeyOf(ScoreField field) => field switch
    {
        ScoreField.ValueTier => "value",
        ScoreField.ChurnTier => "churn",
        _ => "segment",
    };
}
