using System.Runtime.ExceptionServices;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Runs a plan over all chunks on the machine's cores.</summary>
internal static class ScanRunner
{
    private const int ParallelFromLines = 200_000;
    private const int MaxWorkers = 8;

    /// <summary>Gathers everything that <paramref name="plan"/> asks for.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="QueryException">There are more groups than <see cref="QueryLimits.MaxGroups"/>.</exception>
    public static GroupState Run(ScanPlan plan, CancellationToken cancellationToken)
    {
        var gatherers = Run(plan, () => new Gatherer(plan.NewState(), plan.Snapshot, Scanner.BlockLines), cancellationToken);
        var state = gatherers[0].State;
        for (var i = 1; i < gatherers.Count; i++)
        {
            state.Merge(gatherers[i].State);
        }

        return state;
    }

    /// <summary>Hands every line that <paramref name="plan"/> counts to one of the sinks, one sink a worker.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<T> Run<T>(ScanPlan plan, Func<T> newSink, CancellationToken cancellationToken)
        where T : IBlockSink
    {
        var workers = ForEachChunk(
            plan.Snapshot,
            () =>
            {
                var sink = newSink();
                return (Sink: sink, Scanner: new Scanner(plan, sink));
            },
            static (worker, chunk) => worker.Scanner.Scan(chunk),
            cancellationToken);
        return [.. workers.Select(w => w.Sink)];
    }

    /// <summary>
    /// Visits every chunk once. Each worker begins with a stretch of its own, so that neighbouring chunks, which are close in time,
    /// land in the same worker's groups, and helps the others when done.
    /// </summary>
    public static IReadOnlyList<T> ForEachChunk<T>(
        FactSnapshot snapshot, Func<T> newWorker, Action<T, FactChunk> visit, CancellationToken cancellationToken)
    {
        var chunks = snapshot.Chunks;
        var count = snapshot.LineCount < ParallelFromLines ? 1 : Math.Clamp(Math.Min(Environment.ProcessorCount, chunks.Count), 1, MaxWorkers);
        var next = new int[count * 16];
        for (var w = 0; w < count; w++)
        {
            next[w * 16] = (int)((long)chunks.Count * w / count);
        }

        var workers = new T[count];
        for (var w = 0; w < count; w++)
        {
            workers[w] = newWorker();
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count, CancellationToken = cancellationToken }, w =>
            {
                var worker = workers[w];
                for (var turn = 0; turn < count; turn++)
                {
                    var owner = (w + turn) % count;
                    var end = (int)((long)chunks.Count * (owner + 1) / count);
                    while (true)
                    {
                        var at = Interlocked.Increment(ref next[owner * 16]) - 1;
                        if (at >= end)
                        {
                            break;
                        }

                        cancellationToken.ThrowIfCancellationRequested();
                        visit(worker, chunks[at]);
                    }
                }
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<QueryException>().FirstOrDefault() is { } refused)
        {
            ExceptionDispatchInfo.Throw(refused);
        }

        return workers;
    }
}
