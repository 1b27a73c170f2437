using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Pages.Predictive;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Predictive;

/// <summary>The page of predictions over a made-up shop, its scores computed once for all tests.</summary>
public abstract class PredictiveHost : PageContext
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Lazy<(ScoringShop Shop, CustomerScores Scores)> Made = new(() =>
    {
        var shop = new ScoringShop();
        return (shop, shop.ScoreAsync().GetAwaiter().GetResult()!);
    });

    protected PredictiveHost()
    {
        Deeds = new FakePredictionActions(Scoring);
    }

    internal static CustomerScores Scores => Made.Value.Scores;

    protected FakeScoring Scoring { get; } = new();

    protected FakePredictionActions Deeds { get; }

    protected CustomerLabelBoard Labels { get; } = new();

    protected FakeChanges Changes { get; } = new();

    protected static PlotlyChart Chart(IRenderedComponent<PredictivePage> page, string title) =>
        page.FindComponents<PlotlyChart>().Single(c => c.Instance.Label.StartsWith(title, StringComparison.Ordinal)).Instance;

    protected IRenderedComponent<PredictivePage> RenderPage(string address, int? charts, IQueryRunner? runner = null, params string[] policies)
    {
        Services.AddSingleton(runner ?? Made.Value.Shop.Queries);
        Services.AddSingleton<ICustomerDirectory>(Made.Value.Shop.Directory);
        Services.AddSingleton<ICustomerScoring>(Scoring);
        Services.AddSingleton<IPredictionActions>(Deeds);
        Services.AddSingleton<ICustomerLabels>(Labels);
        Services.AddSingleton<CustomerList>();
        Services.AddSingleton<IDataChanges>(Changes);
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<CachedQueryService>();
        Services.AddSingleton<PredictiveAnswers>();
        Services.AddSingleton(new NavItem("customers", "Customers", "people", 30));
        Services.AddScoped<ShellState>();
        var authorization = AddAuthorization();
        authorization.SetAuthorized("ada@shop.example");
        authorization.SetPolicies(policies.Length == 0 ? [Policies.Read, Policies.Import, Policies.Export, Policies.Administer] : policies);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Navigation.NavigateTo(address);
        var page = Render<PredictivePage>();
        if (charts is { } count)
        {
            page.WaitForAssertion(
                () =>
                {
                    Assert.Empty(page.FindAll(".skeleton"));
                    Assert.Equal(count, page.FindComponents<PlotlyChart>().Count);
                },
                Patience);
        }

        return page;
    }
}
