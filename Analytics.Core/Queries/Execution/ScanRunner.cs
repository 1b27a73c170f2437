using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Runs a plan over all chunks on the machine's cores.</summary>
internal static class ScanRunner
{
    private const int ParallelFromLines = 200_000;
    private const int MaxWorkers = 8;

    /// <summary>Gathers everything that <paramref name="plan"/> asks for.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static GroupState Run(ScanPlan plan, CancellationToken cancellationToken)
    {
        var scanners = ForEachChunk(plan.Snapshot, () => new Scanner(plan), static (s, chunk) => s.Scan(chunk), cancellationToken);
        var state = scanners[0].State;
        for (var i = 1; i < scanners.Count; i++)
        {
            state.Merge(scanners[i].State);
        }

        return state;
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
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count, CancellationToken = cancellationToken }, w =>
        {
            var worker = workers[w] = newWorker();
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
        return workers;
    }
}
