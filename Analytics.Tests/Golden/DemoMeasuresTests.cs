using Analytics.Core.Customers;
using Analytics.Core.Demo;
using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Golden;

/// <summary>Every measure of the catalogue on the demo, against loops over what the demo was made of.</summary>
public sealed class DemoMeasuresTests
{
    [Fact]
    public async Task Catalogue_OnTheDemo_IsWhatPlainLoopsSay()
    {
        DemoOptions? options = null;
        var host = new ApiHost { Accountless = true, Demo = today => options = new DemoOptions { Until = today, Customers = 400, Months = 8, EventDays = 60 } };
        await host.InitializeAsync();
        try
        {
            var scoring = host.Services.GetRequiredService<ICustomerScoring>();
            await scoring.RefreshAsync();
            var measures = host.Services.GetRequiredService<IKeyMeasures>();
            await measures.ComputeAsync();
            var states = (await measures.StatesAsync()).ToDictionary(static s => s.Measure.Key);
            var shop = new Loops(DemoShop.Generate(options!), options!.Until.AddDays(-1));

            var expected = shop.All();
            expected["churn-risk"] = (decimal)Enumerable.Range(0, scoring.Current!.Count).Count(scoring.Current.IsAtRisk) / scoring.Current.Count;
            Assert.Equal(KeyMeasureCatalog.All.Select(static m => m.Key).Order(), expected.Keys.Order());
            Assert.All(expected, pair =>
            {
                Assert.NotNull(states[pair.Key].Value);
                Assert.InRange(states[pair.Key].Value!.Value, pair.Value - 0.000_001m, pair.Value + 0.000_001m);
            });
            // Something to look at, and no rate that says nothing.
            Assert.All(expected, static pair => Assert.True(pair.Value != 0, pair.Key + " is zero on the demo."));
            Assert.All(KeyMeasureCatalog.All.Where(static m => m.Kind == KeyMeasureKind.Kri), m => Assert.InRange(expected[m.Key], 0.000_1m, 0.999m));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private sealed class Loops(DemoShop shop, DateOnly day)
    {
        private readonly List<DemoLine> _lines = [.. shop.Lines()];
        private readonly List<TrackedEvent> _events = [.. shop.Events()];

        public Dictionary<string, decimal> All() => new(StringComparer.Ordinal)
        {
            ["revenue"] = Revenue(Window(1)),
            ["orders"] = Orders(Window(1)),
            ["average-order-value"] = Revenue(Window(1)) / Orders(Window(1)),
            ["active-customers-daily"] = Active(Window(1)).Count,
            ["active-customers-monthly"] = Active(Window(30)).Count,
            ["retention-7"] = Retention(7),
            ["retention-30"] = Retention(30),
            ["revenue-per-customer"] = Revenue(Window(30)) / Active(Window(30)).Count,
            ["session-length"] = Visits().Average(static v => (decimal)(v[^1].At!.Value - v[0].At!.Value).TotalSeconds / 60),
            ["conversion"] = (decimal)Visits().Count(static v => v.Any(static e => e.Name == "payment_completed")) / Visits().Count,
            ["satisfaction"] = Satisfaction(),
            ["payment-failure-rate"] = Failures("payment_failed", "payment_completed"),
            ["verification-failure-rate"] = Failures("verification_failed", "verification_completed"),
            ["return-rate"] = -Window(7).Where(static l => l.Quantity < 0).Sum(Amount) / Window(7).Where(static l => l.Quantity > 0).Sum(Amount),
            ["cancellation-rate"] = (decimal)(Window(7).Select(static l => l.OrderId).Distinct().Count() - Orders(Window(7))) / Window(7).Select(static l => l.OrderId).Distinct().Count(),
            ["revenue-growth"] = (Revenue(Window(30)) / Revenue(Window(30, 30))) - 1,
            ["revenue-month"] = Revenue(Window(day.Day)),
        };

        private static decimal Amount(DemoLine line) => line.AmountCents / 100m;

        private static decimal Revenue(IEnumerable<DemoLine> lines) => lines.Sum(Amount);

        private static int Orders(IEnumerable<DemoLine> lines) => lines.Where(static l => l.Quantity > 0).Select(static l => l.OrderId).Distinct().Count();

        private static HashSet<int> Active(IEnumerable<DemoLine> lines) => [.. lines.Where(static l => l.Quantity > 0).Select(static l => l.Customer)];

        private List<DemoLine> Window(int days, int before = 0)
        {
            var last = day.AddDays(-before);
            return [.. _lines.Where(l => DateOnly.FromDateTime(l.At.UtcDateTime) is var d && d <= last && d > last.AddDays(-days))];
        }

        private decimal Retention(int days)
        {
            var before = Active(Window(days, days));
            return (decimal)before.Count(Active(Window(days)).Contains) / before.Count;
        }

        private decimal Satisfaction()
        {
            var stars = shop.Reviews().Where(r => DateOnly.FromDateTime(r.At.UtcDateTime) is var d && d <= day && d > day.AddDays(-30)).Select(static r => r.Stars).ToList();
            return (decimal)stars.Count(static s => s >= 4) / stars.Count;
        }

        private decimal Failures(string failed, string completed)
        {
            var ends = _events.Where(e => DateOnly.FromDateTime(e.At!.Value.UtcDateTime) is var d && d <= day && d > day.AddDays(-7) && (e.Name == failed || e.Name == completed)).ToList();
            return (decimal)ends.Count(e => e.Name == failed) / ends.Count;
        }

        // What one visitor did without a pause of more than half an hour, by the day on which it began. A visitor who signed in is the customer on every visit.
        private List<List<TrackedEvent>> Visits()
        {
            var customers = _events.Where(static e => e.CustomerId is not null).GroupBy(static e => e.VisitorId).ToDictionary(static g => g.Key!, static g => g.First().CustomerId!);
            var visits = new List<List<TrackedEvent>>();
            foreach (var person in _events.GroupBy(e => customers.GetValueOrDefault(e.VisitorId!, e.VisitorId!)))
            {
                List<TrackedEvent> visit = [];
                foreach (var tracked in person.OrderBy(static e => e.At))
                {
                    if (visit.Count == 0 || tracked.At - visit[^1].At > TimeSpan.FromMinutes(30))
                    {
                        visits.Add(visit = []);
                    }

                    visit.Add(tracked);
                }
            }

            return [.. visits.Where(v => DateOnly.FromDateTime(v[0].At!.Value.UtcDateTime) == day)];
        }
    }
}
