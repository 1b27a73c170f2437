using Analytics.Core.Customers;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Api;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Web.Hosting;

public sealed class ScoringWorkerTests
{
    [Fact]
    public async Task Start_Demo_IsScoredInTheBackgroundAndNothingIsLeftListening()
    {
        var host = new ApiHost { Accountless = true };
        host.Settings["Predictions:Background"] = "true";
        host.Settings["Predictions:LookEverySeconds"] = "1";
        await host.InitializeAsync();
        CustomerScoring scoring;
        try
        {
            scoring = host.Services.GetRequiredService<CustomerScoring>();
            for (var tries = 0; tries < 600 && scoring.Current is null; tries++)
            {
                await Task.Delay(50);
            }

            Assert.NotNull(scoring.Current);
            Assert.Null(scoring.Problem);
            Assert.Equal(1, scoring.RequestListeners);
        }
        finally
        {
            await host.DisposeAsync();
        }

        Assert.Equal(0, scoring.Listeners);
        Assert.Equal(0, scoring.RequestListeners);
    }

    [Fact]
    public async Task Request_DuringThePauseAfterAFailure_IsAnsweredAtOnce()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var facts = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        var startup = new DataStartup(storage.Get<DatabaseStartup>(), null!, facts, storage.Get<AuditLog>());
        await startup.LoadFactsAsync();
        var shop = new ScoringShop();
        var customers = new FailingCustomers(shop.Queries) { IsFailing = true };
        using var scoring = new CustomerScoring(
            shop.Queries, customers, shop.Histories, shop.Directory, storage.Get<PredictionStore>(), storage.Get<SettingsStore>(), shop.Clock);
        var options = Options.Create(new ScoringOptions { Background = false, LookEverySeconds = 1, RetryAfterSeconds = 600 });
        using var worker = new ScoringWorker(startup, scoring, options, NullLogger<ScoringWorker>.Instance);

        await worker.StartAsync(default);
        // Some pauses that end by themselves: none may take a request away from a later one.
        await Task.Delay(3_200);
        scoring.Request();
        await Eventually.TrueAsync(() => scoring is { Problem: not null, Progress: null });
        customers.IsFailing = false;
        await Task.Delay(50);
        scoring.Request();
        await Eventually.TrueAsync(() => scoring.Current is not null);

        await worker.StopAsync(default);
    }

    private sealed class FailingCustomers(ICustomerQueries inner) : ICustomerQueries
    {
        public bool IsFailing { get; set; }

        public DateOnly Today => inner.Today;

        public Task<CustomerSummaries> CustomerSummariesAsync(CustomerSummaryQuery query, CancellationToken cancellationToken = default) =>
            IsFailing ? throw new InvalidOperationException("Not now.") : inner.CustomerSummariesAsync(query, cancellationToken);

        public Task<CohortMatrix> CohortMatrixAsync(CohortQuery query, CancellationToken cancellationToken = default) =>
            inner.CohortMatrixAsync(query, cancellationToken);

        public Task<CustomerPurchaseDays> CustomerPurchaseDaysAsync(PurchaseDaysQuery query, CancellationToken cancellationToken = default) =>
            inner.CustomerPurchaseDaysAsync(query, cancellationToken);
    }
}
