using System.Diagnostics.Metrics;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Web.Telemetry;

public sealed class SystemMonitorTests : IDisposable
{
    private readonly FixedClock _clock = new(new(2026, 11, 20, 10, 0, 30, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly IMeterFactory _meters;
    private readonly SlowLog _slow;
    private readonly SystemMonitor _monitor;

    public SystemMonitorTests()
    {
        _meters = _services.GetRequiredService<IMeterFactory>();
        _slow = new SlowLog(_clock);
        _monitor = new SystemMonitor(_meters, _clock, _slow, [new QueueProbe("Letters", static () => 3, 10)]);
    }

    public void Dispose()
    {
        _monitor.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Read_Requests_CountsPagesAndApiButNoFilesNorConnections()
    {
        var requests = _meters.Create("Microsoft.AspNetCore.Hosting").CreateHistogram<double>("http.server.request.duration");
        Request("/customers/{id}", 200, 0.1);
        Request("/api/v1/query", 500, 0.3);
        Request("/app.css", 200, 0.001);
        Request("/_blazor", 101, 3600);
        Request("/health/ready", 200, 1);
        using var elsewhere = new Meter("Microsoft.AspNetCore.Hosting");
        elsewhere.CreateHistogram<double>("http.server.request.duration").Record(9);

        var report = _monitor.Read();

        Assert.Equal(new WorkTimes(1, 0, 100, 100, 100, 100), report.Totals[TimedWork.Page]);
        Assert.Equal(new WorkTimes(1, 1, 300, 300, 300, 300), report.Totals[TimedWork.Api]);
        Assert.Equal(2, Assert.Single(report.Minutes).Requests.Count);
        Assert.Equal([new QueueDepth("Letters", 3, 10)], report.Queues);

        void Request(string route, int status, double seconds) =>
            requests.Record(seconds, new KeyValuePair<string, object?>("http.route", route), new KeyValuePair<string, object?>("http.response.status_code", status));
    }

    [Fact]
    public async Task Queues_OfTheStreams_AreWatched()
    {
        await using var storage = await StorageFixture.StartAsync();
        var events = new EventIntake(storage.Get<EventStreamStore>(), new EventIntakeOptions { MostWaiting = 1_000 });
        using var follower = new StreamFollower(new FactStore(), new LiveFeed(), _clock);
        var purchases = new PurchaseIntake(storage.Get<PurchaseStreamStore>(), follower, _clock);
        await using var services = new ServiceCollection()
            .AddAnalyticsTelemetry()
            .AddSingleton(events)
            .AddSingleton(new EventIntakeOptions { MostWaiting = 1_000 })
            .AddSingleton(purchases)
            .BuildServiceProvider();
        // Nobody writes here: what comes waits.
        Assert.True(events.TryEnter([new EventRow { Name = "view" }, new EventRow { Name = "view" }], out _));
        Assert.True(purchases.TryOffer("API", [new StreamPurchase(), new StreamPurchase(), new StreamPurchase()], out _));

        var depths = services.GetServices<QueueProbe>().ToDictionary(static probe => probe.Name, static probe => (probe.Depth, probe.Capacity));

        Assert.Equal((2L, 1_000L), (depths["Events to store"].Depth(), depths["Events to store"].Capacity));
        Assert.Equal((3L, 10_000L), (depths["Purchases to store"].Depth(), depths["Purchases to store"].Capacity));
    }

    [Fact]
    public void Read_AnHourOn_ForgetsWhatIsOlderAndLeavesGaps()
    {
        var meter = new AnalyticsMeter(_meters);
        meter.Asked(wasKept: true);
        meter.Asked(wasKept: false);
        meter.Answered(TimeSpan.FromSeconds(2), failed: true);
        Assert.Equal(0.5, _monitor.Read().CacheHitRate);

        _clock.Advance(TimeSpan.FromMinutes(59));
        meter.Asked(wasKept: true);
        var report = _monitor.Read();
        Assert.Equal(60, report.Minutes.Count);
        Assert.Equal(2.0 / 3, report.CacheHitRate);
        Assert.Equal(1, report.Totals[TimedWork.Question].Errors);
        Assert.Equal(0, report.Minutes[30].CacheHits);

        _clock.Advance(TimeSpan.FromMinutes(1));
        report = _monitor.Read();
        Assert.Equal(60, report.Minutes.Count);
        Assert.Equal(1, report.CacheHitRate);
        Assert.Equal(0, report.Totals[TimedWork.Question].Count);
    }

    [Fact]
    public async Task Read_Circuits_AddsWhatOpenedAndClosed()
    {
        var meter = _meters.Create("Microsoft.AspNetCore.Components.Server.Circuits");
        var active = meter.CreateUpDownCounter<long>("aspnetcore.components.circuit.active");
        active.Add(1);
        active.Add(1);
        active.Add(-1);
        var own = new AnalyticsMeter(_meters);
        var (first, second) = (new CircuitWatch(own), new CircuitWatch(own));
        await first.OnConnectionUpAsync(null!, default);
        await second.OnConnectionUpAsync(null!, default);
        Assert.Equal((1, 2), _monitor.Circuits);

        // A page that is left says so twice, one that comes back once more.
        await first.OnConnectionDownAsync(null!, default);
        await first.OnCircuitClosedAsync(null!, default);
        await second.OnConnectionDownAsync(null!, default);
        await second.OnConnectionUpAsync(null!, default);
        Assert.Equal((1, 1), _monitor.Circuits);
    }

    [Fact]
    public void Slowest_MoreThanFit_KeepsTheSlowestAndOneLineForEachText()
    {
        for (var i = 1; i <= 200; i++)
        {
            _slow.Add(TimedWork.Statement, $"SELECT {i}", TimeSpan.FromMilliseconds(i));
        }

        _clock.Advance(TimeSpan.FromMinutes(2));
        _slow.Add(TimedWork.Statement, "SELECT\n  200", TimeSpan.FromMilliseconds(100));
        _slow.Add(TimedWork.Statement, "SELECT 200", TimeSpan.FromMilliseconds(100));
        _slow.Add(TimedWork.Question, "quick", TimeSpan.FromMicroseconds(100));

        var slowest = _slow.Read();

        Assert.Equal(12, slowest.Count);
        Assert.Equal(new SlowWork(TimedWork.Statement, "SELECT 200", 2, 150, 200, new(2026, 11, 20, 10, 2, 0, TimeSpan.Zero)), slowest[0]);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_slow.Read());
    }

    [Fact]
    public void QuestionText_Filtered_NamesDimensionsButNoValue()
    {
        var query = new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue],
            By = [Dimension.Day],
            Period = new Period(new(2026, 1, 1), new(2026, 1, 31)),
            Filters = [new Filter(Dimension.Customer, ["ada@example.com"])],
        };

        Assert.Equal("Net revenue by Day, 31 days, filtered by Customer", QuestionText.Of(query));
        Assert.DoesNotContain("ada", QuestionText.Of((query, 0L, 10)), StringComparison.Ordinal);
        Assert.Equal("Customer", QuestionText.Of((Dimension.Customer, "ada@example.com", 10)));
        Assert.Equal("costs", QuestionText.Of(("costs", 3)));
    }
}
