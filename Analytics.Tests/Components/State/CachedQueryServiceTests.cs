using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.State;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.State;

public sealed class CachedQueryServiceTests
{
    private static readonly AnalyticsQuery Revenue = new() { Measures = [Measure.NetRevenue] };

    private readonly FakeQueryRunner _runner = new(MadeUpShop.Lines(new DateOnly(2026, 11, 20), 200));
    private readonly FakeChanges _changes = new();
    private readonly StillClock _clock = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task RunAsync_SameQuestionTwice_AsksOnce()
    {
        using var service = Service();

        var first = await service.RunAsync(Revenue);
        var second = await service.RunAsync(Revenue with { });

        Assert.Same(first, second);
        Assert.Single(_runner.Asked);
    }

    [Fact]
    public async Task RunAsync_TwoAtOnce_ShareOneComputation()
    {
        var gate = new TaskCompletionSource();
        _runner.Wait = token => gate.Task.WaitAsync(token);
        using var service = Service();

        var first = service.RunAsync(Revenue);
        var second = service.RunAsync(Revenue);
        gate.SetResult();

        Assert.Same(await first, await second);
        Assert.Single(_runner.Asked);
    }

    [Fact]
    public async Task RunAsync_OneOfTwoLeaves_TheOtherIsAnswered()
    {
        var gate = new TaskCompletionSource();
        _runner.Wait = token => gate.Task.WaitAsync(token);
        using var service = Service();
        using var leaver = new CancellationTokenSource();

        var left = service.RunAsync(Revenue, leaver.Token);
        var stayed = service.RunAsync(Revenue);
        await leaver.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.SetResult();

        Assert.NotNull(await stayed);
        Assert.Single(_runner.Asked);
    }

    [Fact]
    public async Task RunAsync_LastOneLeaves_ComputationIsCancelledAndForgotten()
    {
        var cancelled = new TaskCompletionSource();
        _runner.Wait = async token =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        };
        using var service = Service();
        using var leaver = new CancellationTokenSource();

        var left = service.RunAsync(Revenue, leaver.Token);
        await leaver.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, service.Count);
        _runner.Wait = null;
        Assert.NotNull(await service.RunAsync(Revenue));
    }

    [Fact]
    public async Task RunAsync_AfterMinutesOrNewData_AsksAgain()
    {
        using var service = Service();
        await service.RunAsync(Revenue);

        _clock.Now += TimeSpan.FromMinutes(5);
        await service.RunAsync(Revenue);
        Assert.Equal(2, _runner.Asked.Count);

        long? told = null;
        service.Changed += version => told = version;
        _runner.Freshness = _runner.Freshness with { DataVersion = 2 };
        _changes.Raise(2);
        Assert.Equal(0, service.Count);
        Assert.Equal(2, told);
        await service.RunAsync(Revenue);
        Assert.Equal(3, _runner.Asked.Count);
    }

    [Fact]
    public async Task RunAsync_MoreThanTheMost_ForgetsTheOldest()
    {
        using var service = Service(most: 3);
        foreach (var measure in new[] { Measure.NetRevenue, Measure.Orders, Measure.Lines, Measure.Units, Measure.ActiveCustomers })
        {
            await service.RunAsync(new AnalyticsQuery { Measures = [measure] });
        }

        Assert.Equal(3, service.Count);
        await service.RunAsync(new AnalyticsQuery { Measures = [Measure.ActiveCustomers] });
        Assert.Equal(5, _runner.Asked.Count);
    }

    [Fact]
    public async Task RunAsync_Fails_IsNotKept()
    {
        using var service = Service();
        var wrong = new AnalyticsQuery { Measures = [Measure.ChurnRate] };

        await Assert.ThrowsAsync<QueryException>(() => service.RunAsync(wrong));
        await Assert.ThrowsAsync<QueryException>(() => service.RunAsync(wrong));

        Assert.Equal(2, _runner.Asked.Count);
        Assert.Equal(0, service.Count);
    }

    [Fact]
    public void Dispose_Always_LeavesNoListener()
    {
        var service = Service();
        Assert.Equal(1, _changes.Listeners);

        service.Dispose();

        Assert.Equal(0, _changes.Listeners);
    }

    private CachedQueryService Service(int most = 100) =>
        new(_runner, _changes, _clock, Options.Create(new QueryCacheOptions { MaxAnswers = most }));
}
