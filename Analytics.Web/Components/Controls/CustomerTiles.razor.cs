using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>The Overview's numbers of customers to come: mean lifetime value, customers at risk, value at risk. They are of all customers, whatever the filters.</summary>
public sealed partial class CustomerTiles : ComponentBase, IDisposable
{
    private bool _disposed;

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
    protected override void OnInitialized() => Scoring.Changed += OnChanged;

    private void OnChanged(object? sender, EventArgs e)
    {
        if (!_disposed)
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }

    private ScoreTile[] Tiles(CustomerScores scores, ScoreSummary summary)
    {
        var settings = scores.Run.Settings;
        var byModel = summary.MeanClv is not null;
        var mean = summary.MeanClv ?? summary.MeanClvFormula;
        var share = summary.Customers == 0 ? 0 : (decimal)summary.AtRisk / summary.Customers;
        return
        [
            new(
                "clv", "Average CLV", Money(mean, compact: true), Money(mean, compact: false),
                byModel
                    ? $"expected over {settings.LifetimeMonths} months, of {Shop.Format.Count(summary.Customers)} customers"
                    : $"by formula, over {settings.LifetimeMonths} months",
                byModel
                    ? $"Mean over customers of expected orders × expected order value × margin ({Shop.Format.Share((decimal)settings.Margin)}), discounted by {Shop.Format.Share((decimal)settings.AnnualDiscount)} a year. By formula it is {Money(summary.MeanClvFormula, compact: false)}."
                    : "Mean over customers of average order value × (orders in the last 12 months ÷ 12) × months.",
                Link("predictive")),
            new(
                "at-risk", "Customers at risk", Shop.Format.Compact(summary.AtRisk, MeasureUnit.Count), Shop.Format.Count(summary.AtRisk),
                $"{Shop.Format.Share(share)} of {Shop.Format.Count(summary.Customers)} customers",
                $"Customers whose last order is more than {settings.ChurnHighAfterDays} days ago (churn tier High), and those of the RFM segments At Risk and Cannot Lose Them.",
                Link("customers")),
            new(
                "value-at-risk", "Value at risk", Money(summary.ValueAtRisk, compact: true), Money(summary.ValueAtRisk, compact: false),
                "expected lifetime value of the customers at risk",
                "Σ over the customers at risk of their expected lifetime value. It already counts the probability that they have left.",
                Link("predictive")),
        ];
    }

    private string Made(CustomerScores scores)
    {
        var run = scores.Run;
        var model = run.PurchaseModel is { } fit ? $"{fit.Name} and Gamma-Gamma" : "Formulas";
        return $"{model}, fitted {Shop.Format.Instant(TimeZoneInfo.ConvertTime(run.FittedAt, Shop.Settings.TimeZone))} on {Shop.Format.Count(run.Customers)} customers and all lines to {Shop.Format.Day(run.AsOf)}. Filters and period do not apply."
            + (run.Churn?.Model?.Auc is { } auc ? FormattableString.Invariant($" On {run.Churn.Window.Days} hidden days its AUC for churn was {auc:0.00}.") : string.Empty);
    }

    // A page that is not built has no place, and no link.
    private string? Link(string path) => Places.Any(p => p.Path == path) ? path : null;

    private string Money(double? value, bool compact)
    {
        decimal? amount = value is { } v && double.IsFinite(v) ? Math.Round((decimal)v, 2) : null;
        return compact ? Shop.Format.Compact(amount, MeasureUnit.Money) : Shop.Format.Exact(amount, MeasureUnit.Money);
    }

    private sealed record ScoreTile(string Key, string Label, string Short, string Exact, string Note, string Formula, string? Link);
}
