using Analytics.Core.Behaviour;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Fakes;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Customers;

/// <summary>Six customers, one of whom has markup for a name, with what their pages need.</summary>
public abstract class CustomersFixture : PageContext
{
    protected const string Reader = "ada@shop.example";
    protected const string Markup = "<img src=x onerror=alert(1)>";
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected CustomersFixture()
    {
        Directory.Add(2, "c2", Markup).Add(3, "c3", "Bea").Add(5, "c5").Add(7, "a/b?c#d").Add(11, "c11").Add(13, "c13").Add(17, "c17", "Nobody yet");
        Notes = new FakeCustomerNotes(Reader);
        Services.AddSingleton<ICustomerScoring>(Scoring);
        Services.AddSingleton<IPredictionActions>(new FakePredictionActions(Scoring));
        Services.AddSingleton<ICustomerDirectory>(Directory);
        Services.AddSingleton<ICustomerLabels>(Labels);
        Services.AddSingleton<CustomerList>();
        Services.AddSingleton<ICustomerNotes>(Notes);
        Services.AddSingleton<IDataChanges>(new FakeChanges());
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<CachedQueryService>();
        Services.AddSingleton(new BehaviourService(new FakeEventLogs(null), TimeProvider.System));
        Services.AddScoped<ShellState>();
    }

    protected FakeScoring Scoring { get; } = new() { Current = MadeUpScores.Six() };

    protected FakeDirectory Directory { get; } = new();

    protected CustomerLabelBoard Labels { get; } = new();

    private protected FakeCustomerNotes Notes { get; }

    protected void Open(string address, bool isEmpty = false, params string[] policies)
    {
        var day = new DateTime(2024, 6, 1, 12, 0, 0, DateTimeKind.Unspecified);
        FakeLine[] lines =
        [
            new(day, "A1", "c2", "P1", "Books", null, null, 2, 40m),
            new(day.AddDays(10), "A2", "c2", Markup, "Books", null, null, 1, 60m),
            new(day.AddDays(11), "A3", "c2", "P1", "Books", null, null, -1, -20m),
        ];
        Services.AddSingleton<IQueryRunner>(new FakeQueryRunner(isEmpty ? [] : lines, MadeUpScores.AsOf));
        var authorization = AddAuthorization();
        authorization.SetAuthorized(Reader);
        authorization.SetPolicies([Policies.Read, .. policies]);
        Navigation.NavigateTo(address);
    }
}
