using System.Diagnostics;
using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries.Bench;

namespace Analytics.Core.Customers.Bench;

/// <summary>Measures how long all customers' scores take, on a made-up shop in memory.</summary>
public static class ScoresBench
{
    private const int LinesPerCustomer = 10;

    /// <summary>Makes the shop, scores it once, and reads from the scores as a page does.</summary>
    /// <param name="customers">How many customers; at least 100.</param>
    /// <param name="report">Told each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<ScoresBenchResult> RunAsync(int customers, Action<string>? report = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(customers, 100);
        using var shop = BenchShopQueries.Open(customers * LinesPerCustomer, ordersHaveOneCustomer: false, cancellationToken);
        var engine = new ScoringEngine(shop.Runner, shop.Customers, shop.Histories, shop.Directory, TimeProvider.System);
        var steps = new Dictionary<string, double>(StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        var (step, since) = ("Beginning", 0d);
        var scores = await engine.ComputeAsync(
            ScoringSettings.Default,
            ActionRules.Default,
            TimeZoneInfo.Utc,
            (next, _) =>
            {
                var now = clock.Elapsed.TotalSeconds;
                steps[step] = Math.Round(now - since, 3);
                (step, since) = (next, now);
                report?.Invoke(next);
            },
            cancellationToken) ?? throw new InvalidOperationException("The made-up shop has no customers.");
        var seconds = clock.Elapsed.TotalSeconds;
        steps[step] = Math.Round(seconds - since, 3);
        var page = Time(() => scores.Page(new ScoreQuery { Sort = ScoreField.Clv }, cancellationToken));
        var next = Time(() => scores.Page(
            new ScoreQuery { Sort = ScoreField.Clv, Skip = 1_000, Where = [new ScoreCondition(ScoreField.ChurnProbability, ScoreOperator.AtLeast, 0.5)] }, cancellationToken));
        scores.SimilarTo(scores.KeyAt(0), 1);
        var similar = Time(() => scores.SimilarTo(scores.KeyAt(scores.Count / 2), 10));
        var block = Array.Empty<byte>();
        var store = Time(() => block = ScoreCodec.Write(scores.Columns, scores.Recommendations));
        var load = Time(() => _ = ScoreCodec.TryRead(block) ?? throw new InvalidDataException("What was just packed cannot be read."));
        return new ScoresBenchResult(
            scores.Count, customers * LinesPerCustomer, Environment.ProcessorCount, seconds, steps, page, next, similar, block.Length, store / 1_000, load / 1_000,
            ScoreColumns.BytesEach + 4);
    }

    private static double Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }
}
