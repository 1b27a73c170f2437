using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>What to sell next: which categories follow which, and products for a customer from what similar customers bought.</summary>
public sealed partial class OffersSection : ComponentBase
{
    /// <summary>The choice in the address that names a customer; "customer" would filter lines.</summary>
    internal const string Sought = "who";

    private ChartView? _chart;
    private (CategoryFlows? Flows, bool ByLift) _drawn;
    private string? _sought;
    private string? _shown;

    /// <summary>The run that scored.</summary>
    [Parameter, EditorRequired]
    public ScoringRun Run { get; set; } = default!;

    /// <summary>Which categories follow which; null where nothing is recommended.</summary>
    [Parameter, EditorRequired]
    public CategoryFlows? Flows { get; set; }

    /// <summary>Whether products can be recommended at all.</summary>
    [Parameter, EditorRequired]
    public bool CanRecommend { get; set; }

    /// <summary>Products for a few customers; null while they are sought.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CustomerOffers>? Offers { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>Where the examples stand.</summary>
    [Parameter]
    public string? ExamplesAddress { get; set; }

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

    private static IReadOnlyList<(string Key, string Label)> Choices { get; } = [("share", "Share"), ("lift", "Lift")];

    private static string Title => "Which categories follow which";

    private Formatter Format => Shop.Format;

    private bool ByLift => View.Option("follow") == "lift";

    private string? Subtitle => Flows is { Rules.Count: > 0 }
        ? $"{Format.Count(Flows.Rules.Count)} pairs that chance does not explain{(Flows.From.Count * Flows.To.Count < Flows.Rules.Count ? ", the largest drawn" : string.Empty)}, all orders to {Format.Day(Run.AsOf)}"
        : null;

    private string OffersSubtitle
    {
        get
        {
            var way = Run.Recommendations is { UsesSimilar: true } ? "From what similar customers bought" : "The most popular that a customer does not have";
            var score = Run.Recommendations is { } told
                ? $"; on hidden orders {Format.Share(told.Similar.HitRate)} bought one of ten against {Format.Share(told.Popular.HitRate)} by popularity"
                : "; not scored, too few hidden orders";
            return $"{way}{score}. {(View.Option(Sought) is null ? "Examples: the highest CLV." : string.Empty)}";
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (View.Option(Sought) != _shown)
        {
            _sought = _shown = View.Option(Sought);
        }

        var now = (Flows, ByLift);
        if (Flows is null || now == _drawn)
        {
            return;
        }

        _drawn = now;
        _chart = Flows.Rules.Count == 0 ? null : FollowChart.Build(Flows, ByLift, Format, Title);
    }

    private static string NameOf(RecommendedItem item) => item.Name ?? item.Code;

    private Task FindAsync() => OnChange.InvokeAsync(View.With(Sought, string.IsNullOrWhiteSpace(_sought) ? null : _sought.Trim()));
}
