using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Components.Controls;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>What customers will do: leave, buy, be worth, and like. One part at a time is asked for, the one in the address. Of all orders, whatever the period.</summary>
public sealed partial class PredictivePage : FilteredPage
{
    private const int MostCustomers = 20;
    private const int MostCategories = 12;
    private const int OfferedCustomers = 6;
    private const int OfferedProducts = 5;
    private const int FewCustomers = 100;

    private Loaded<ChurnReport> _churn;
    private Loaded<ScoreDistribution> _clv;
    private Loaded<IReadOnlyList<ScoredCustomer>> _top;
    private Loaded<OrdersReport> _orders;
    private Loaded<CategoryFlows> _flows;
    private Loaded<IReadOnlyList<CustomerOffers>> _offers;
    private Loaded<ActionReach> _reach;
    private string? _denied;

    [Inject]
    private ICustomerScoring Scoring { get; set; } = default!;

    [Inject]
    private PredictiveAnswers Answers { get; set; } = default!;

    [Inject]
    private IPredictionActions Deeds { get; set; } = default!;

    [Inject]
    private IEnumerable<NavItem> Pages { get; set; } = [];

    private static IReadOnlyList<(string Key, string Label)> Tabs { get; } =
        [("churn", "Churn"), ("value", "Lifetime value"), ("orders", "Orders to come"), ("offers", "What to offer"), ("models", "Models"), ("settings", "Settings")];

    [Inject]
    private CustomerList List { get; set; } = default!;

    [Inject]
    private ICustomerLabels Labels { get; set; } = default!;

    // Of all customers, and of those whom the address keeps to.
    private CustomerScores? Whole { get; set; }

    private CustomerScores? Scores { get; set; }

    // The other parts are of the models, which are of all customers.
    private bool IsKeptTo => Tab is "churn" or "value" or "offers";

    private bool IsNarrowed => View.Filters.Any(static f => CustomerList.Filterable.Contains(f.Dimension));

    private string Tab => View.Option("tab") is { } key && Tabs.Any(t => t.Key == key) ? key : Tabs[0].Key;

    private bool LinksCustomers => Pages.Any(static p => p.Path == "customers");

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Follow(handler => Scoring.Changed += handler, handler => Scoring.Changed -= handler, ShowScoredAsync);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (view, generation) = (View, Generation);
        if (Scoring.Current is not { } whole)
        {
            (Whole, Scores) = (null, null);
            return;
        }

        if (IsKeptTo && IsNarrowed)
        {
            await ShowAsync(Task.Run(() => List.PartOf(whole, view.Filters), cancellationToken), part => (Whole, Scores) = (whole, part), cancellationToken);
        }
        else
        {
            (Whole, Scores) = (whole, whole);
        }

        if (Scores is { Count: > 0 } scores)
        {
            await LoadAsync(scores, view, generation, cancellationToken);
        }
    }

    private Task LoadAsync(CustomerScores scores, PageView view, int generation, CancellationToken cancellationToken) => Tab switch
    {
        "value" => Task.WhenAll(
            ShowAsync(
                Answers.DistributionAsync(scores, ValueSection.FieldOf(view), ValueSection.IsLogOf(view), cancellationToken),
                distribution => _clv = new(distribution, generation),
                cancellationToken),
            ShowAsync(
                Answers.TopAsync(scores, ScoreField.Clv, MostCustomers, cancellationToken),
                top => _top = new(top, generation),
                cancellationToken)),
        "orders" => ShowAsync(
            Answers.OrdersAsync(scores, Scoring.Runs, cancellationToken),
            report => _orders = new(report, generation),
            cancellationToken),
        "offers" => Task.WhenAll(
            ShowAsync(
                Answers.FlowsAsync(scores, MostCategories, cancellationToken),
                flows => _flows = new(flows, generation),
                cancellationToken),
            ShowAsync(
                Answers.OffersAsync(scores, view.Option(OffersSection.Sought) is { Length: > 0 } id ? [id] : [], OfferedCustomers, OfferedProducts, cancellationToken),
                offers => _offers = new(offers, generation),
                cancellationToken)),
        "settings" => ShowAsync(Answers.ReachAsync(scores, cancellationToken), reach => _reach = new(reach, generation), cancellationToken),
        // All that is shown of models stands in the run.
        "models" => Task.CompletedTask,
        _ => ShowAsync(
            Answers.ChurnAsync(scores, ChurnSection.RiskOf(view), cancellationToken),
            report => _churn = new(report, generation),
            cancellationToken),
    };

    private bool IsStale<T>(Loaded<T> part)
        where T : class => part.Value is not null && part.Generation != Generation;

    private string TabAddress(string key) => AddressOf(View.With("tab", key == Tabs[0].Key ? null : key));

    private string Made(ScoringRun run) =>
        $"{(run.PurchaseModel is { } fit ? $"{fit.Name} and Gamma-Gamma" : "Rules and formulas")}, computed {Format.Instant(run.FittedAt)} on {Format.Count(run.Customers)} customers and all lines to {Format.Day(run.AsOf)}, whatever the period.";

    private async Task RecomputeAsync()
    {
        _denied = null;
        try
        {
            await Deeds.RecomputeAsync();
        }
        catch (Exception problem) when (problem is AccessDeniedException or StorageException)
        {
            _denied = problem.Message;
        }
    }

    // Progress is told often, new scores seldom.
    private Task ShowScoredAsync()
    {
        if (!ReferenceEquals(Scoring.Current, Whole))
        {
            return ShowAgainAsync();
        }

        StateHasChanged();
        return Task.CompletedTask;
    }
}
