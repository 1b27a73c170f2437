namespace Analytics.Core.Customers.Predictions;

/// <summary>Splits background work over at most half of the cores, so that pages keep theirs.</summary>
internal static class Slices
{
    private const int Size = 4_096;

    /// <summary>How many cores background work may take.</summary>
    public static int Cores { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Runs <paramref name="work"/> on slices [from, to) of <paramref name="count"/> places, in any order.</summary>
    public static void Run(int count, Action<int, int> work, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Cores, CancellationToken = cancellationToken };
        Parallel.For(0, (count + Size - 1) / Size, options, slice => work(slice * Size, Math.Min(count, (slice + 1) * Size)));
    }
}
