using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>The Overview's numbers of customers to come: mean lifetime value, customers at risk, value at risk. They are of all customers, whatever the filters.</summary>
public sealed partial class CustomerTiles : ComponentBase, IDisposable
{
    private bool _disposed;
    private FigureTileModel[] _tiles = [];
    private FigureExplanation? _explained;

    [Inject]
    private ICustomerScoring Scoring { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private IEnumerable<NavItem> Places { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        Scoring.Changed -= OnChanged;
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Scoring.Changed += OnChanged;
        Read();
    }

    private void OnChanged(object? sender, EventArgs e)
    {
        if (!_disposed)
        {
            _ = InvokeAsync(() =>
            {
                Read();
                StateHasChanged();
            });
        }
    }

    private void Read() => _tiles = Scoring.Current is { } scores ? Tiles(scores, scores.Summary()) : [];

    private FigureTileModel[] Tiles(CustomerScores scores, ScoreSummary summary)
    {
        var settings = scores.Run.Settings;
        var byModel = summary.MeanClv is not null;
        var mean = summary.MeanClv ?? summary.MeanClvFormula;
        var share = summary.Customers == 0 ? 0 : (decimal)summary.AtRisk / summary.Customers;
        return
        [
            Tile(
                scores, "Average CLV", Money(mean, compact: true), Money(mean, compact: false),
                byModel
                    ? $"expected over {settings.LifetimeMonths} months, of {Shop.Format.Count(summary.Customers)} customers"
                    : $"by formula, over {settings.LifetimeMonths} months",
                byModel
                    ? $"Mean over customers of expected orders × expected order value × margin ({Shop.Format.Share((decimal)settings.Margin)}), discounted by {Shop.Format.Share((decimal)settings.AnnualDiscount)} a year. By formula it is {Money(summary.MeanClvFormula, compact: false)}."
                    : "Mean over customers of average order value × (orders in the last 12 months ÷ 12) × months.",
                "predictive", "predictive?tab=value", "show how it is spread"),
            Tile(
                scores, "Customers at risk", Shop.Format.Compact(summary.AtRisk, MeasureUnit.Count), Shop.Format.Count(summary.AtRisk),
                $"{Shop.Format.Share(share)} of {Shop.Format.Count(summary.Customers)} customers",
                $"Customers whose last order is more than {settings.ChurnHighAfterDays} days ago (churn tier High), and those of the RFM segments At Risk and Cannot Lose Them.",
                "customers", $"customers?{CustomerListView.RiskOption}=yes", "show the customers"),
            Tile(
                scores, "Value at risk", Money(summary.ValueAtRisk, compact: true), Money(summary.ValueAtRisk, compact: false),
                "expected lifetime value of the customers at risk",
                "Σ over the customers at risk of their expected lifetime value. It already counts the probability that they have left.",
                "predictive", "predictive", "show where it lies"),
        ];
    }

    // A page that is not built has no place, and no link.
    private FigureTileModel Tile(
        CustomerScores scores, string label, string value, string exact, string note, string formula, string page, string address, string words) => new(
        label, value, exact, [note], new FigureExplanation($"How {label} is made", formula, Made(scores)), Link: Places.Any(p => p.Path == page) ? address : null, LinkWords: words);

    private List<(string Name, string Value)> Made(CustomerScores scores)
    {
        var run = scores.Run;
        List<(string Name, string Value)> facts =
        [
            ("Made by", run.PurchaseModel is { } fit ? $"{fit.Name} and Gamma-Gamma" : "Formulas"),
            ("Fitted", Shop.Format.Instant(run.FittedAt)),
            ("On", $"{Shop.Format.Count(run.Customers)} customers, all lines to {Shop.Format.Day(run.AsOf)}"),
            ("Filters and period", "do not apply"),
        ];
        if (run.Churn?.Model?.Auc is { } auc)
        {
            facts.Add(($"AUC for churn on {run.Churn.Window.Days} hidden days", auc.ToString("0.00", Shop.Format.Culture)));
        }

        return facts;
    }

    private string Money(double? value, bool compact)
    {
        decimal? amount = value is { } v && double.IsFinite(v) ? Math.Round((decimal)v, 2) : null;
        return compact ? Shop.Format.Compact(amount, MeasureUnit.Money) : Shop.Format.Exact(amount, MeasureUnit.Money);
    }
}
