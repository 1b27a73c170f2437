using Analytics.Core.Behaviour;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>One customer: who it is, what they bought and when, what is predicted and why, what to do next, and what was noted.</summary>
public sealed partial class CustomerProfile : ScoredPage
{
    private const int Recommended = 6;
    private const int MostProducts = 10_000;
    private const int ShownProducts = 8;
    private const int ShownCategories = 6;

    private ProfileFacts? _facts;
    private bool _isUnknown;
    private PurchaseTimeline? _timeline;
    private ChartView? _orderChart;
    private ChartView? _sumChart;
    private QueryResult? _products;
    private QueryResult? _categories;
    private CustomerOrders? _orders;
    private IReadOnlyList<Recommendation>? _recommended;
    private BehaviourProfile? _behaviour;
    private int _shown;

    /// <summary>The shop's own id of the customer.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    [Inject]
    private ICustomerDirectory Directory { get; set; } = default!;

    [Inject]
    private BehaviourService Behaviour { get; set; } = default!;

    [Inject]
    private IQueryRunner Runner { get; set; } = default!;

    private CustomerListView Listing => new(View);

    private string? StaleClass => _facts is not null && _shown != Generation ? "stale" : null;

    // To the page of the list on which this customer stands, however many were leafed through.
    private string BackAddress => CustomerListView.Path
        + (_facts?.Place is { } place ? Listing.At((place.Number - 1) / Listing.Size * Listing.Size) : View).ToQueryString();

    private string? TimelineWords => _timeline is { First: { } first, Last: { } last } timeline
        ? timeline.OrderDays == 1
            ? $"one day with an order, {Format.Day(first)}"
            : $"{Format.Count(timeline.OrderDays)} days with an order, {Format.Days(new Period(first, last))}"
        : null;

    private string? CumulativeWords => _timeline is { Days: [.., { } last] } ? $"{Format.Exact(last.Cumulative, MeasureUnit.Money)} to {Format.Day(last.Day)}" : null;

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        var (scores, query, today) = (Scoring.Current, Listing.Query, Freshness.Today);
        // Off the circuit's dispatcher: every customer is looked at.
        var facts = await Task.Run(() => ProfileFacts.Read(Id, Directory, scores, List, query, today, cancellationToken), cancellationToken);
        _isUnknown = facts is null;
        if (facts is null)
        {
            return;
        }

        (_facts, _shown) = (facts, generation);
        StateHasChanged();
        await Task.WhenAll(
            ShowAsync(Queries.RunAsync(PurchaseTimeline.Question(Id), cancellationToken), ShowTimeline, cancellationToken),
            ShowAsync(Queries.RunAsync(Bought(Dimension.Product, ShownProducts), cancellationToken), answer => _products = answer, cancellationToken),
            ShowAsync(Queries.RunAsync(Bought(Dimension.Category, ShownCategories), cancellationToken), answer => _categories = answer, cancellationToken),
            ShowAsync(CustomerOrders.ReadAsync(Runner, Id, cancellationToken: cancellationToken), orders => _orders = orders, cancellationToken),
            ShowAsync(Behaviour.FindAsync(Id, cancellationToken), behaviour => _behaviour = behaviour, cancellationToken),
            RecommendAsync(facts, cancellationToken));
    }

    private AnalyticsQuery Bought(Dimension dimension, int top) => new()
    {
        Measures = [Measure.NetRevenue, Measure.Units, Measure.Orders],
        By = [dimension],
        Filters = [new Filter(Dimension.Customer, [Id])],
        Top = top,
    };

    private void ShowTimeline(QueryResult answer)
    {
        _timeline = PurchaseTimeline.Of(answer, _facts?.Scores?.AsOf ?? Freshness.Today);
        (_orderChart, _sumChart) = _timeline.Days.Count == 0 ? (null, null) : (PurchaseChart.Orders(_timeline, Format), PurchaseChart.Cumulative(_timeline, Format));
    }

    private async Task RecommendAsync(ProfileFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Scores?.Recommendations is not { } recommender)
        {
            return;
        }

        var bought = new AnalyticsQuery
        {
            Measures = [Measure.Lines], By = [Dimension.Product], Filters = [new Filter(Dimension.Customer, [Id])], Top = MostProducts,
        };
        await ShowAsync(
            Queries.RunAsync(bought, cancellationToken),
            answer => _recommended = recommender.For(answer.Rows.Where(r => !r.IsOther).Select(r => r.Keys[0].Key), Recommended),
            cancellationToken);
    }
}
