using System.Diagnostics;
using Analytics.Core.Queries.Bench;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels;

/// <summary>Measures the funnel engine on made-up events.</summary>
public static class FunnelBench
{
    private const int Repetitions = 9;
    private const int Warmups = 3;

    /// <summary>Counts a funnel of five steps, broken down by device, several times; nothing is kept between questions but the events' layout.</summary>
    /// <param name="events">How many events; at least 1,000.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="events"/> is below 1,000.</exception>
    public static async Task<FunnelBenchResult> RunAsync(int events, CancellationToken cancellationToken = default)
    {
        var logs = BenchEvents.Make(events, cancellationToken);
        var runner = new FunnelRunner(logs);
        var query = new FunnelQuery
        {
            Steps = [.. BenchEvents.Steps.Select(FunnelStep.Named)],
            Window = TimeSpan.FromDays(30),
            By = new EventTrait(EventField.Device),
        };
        var clock = Stopwatch.StartNew();
        var result = await runner.RunAsync(query, cancellationToken);
        var first = clock.Elapsed.TotalMilliseconds;
        return new FunnelBenchResult(
            events,
            logs.Hold(cancellationToken).PersonCount,
            Environment.ProcessorCount,
            [.. result.Steps.Select(static s => s.Count)],
            first,
            await MedianAsync(() => runner.RunAsync(query, cancellationToken)),
            await MedianAsync(() => runner.RunAsync(query with { Window = null }, cancellationToken)),
            await MedianAsync(() => runner.RunAsync(query with { Order = FunnelOrder.Strict }, cancellationToken)),
            await MedianAsync(() => runner.RunAsync(query with { Order = FunnelOrder.Any }, cancellationToken)),
            await MedianAsync(() => runner.PathsAsync(new Paths.PathQuery { Anchor = query.Steps[2] }, cancellationToken)));
    }

    private static async Task<double> MedianAsync(Func<Task> ask)
    {
        var times = new List<double>();
        for (var i = 0; i < Warmups + Repetitions; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            if (i >= Warmups)
            {
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
