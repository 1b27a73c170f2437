using System.Runtime.InteropServices;

namespace Analytics.Core.Customers;

/// <summary>Scaled rows as the runs read them, cut into blocks that are always the same, so that sums do not depend on the cores.</summary>
internal sealed class KMeansData(double[] values, int width)
{
    /// <summary>Rows in a block.</summary>
    public const int BlockRows = 16_384;

    /// <summary>All values, row after row.</summary>
    public double[] Values => values;

    /// <summary>Columns.</summary>
    public int Width => width;

    /// <summary>Rows.</summary>
    public int Rows { get; } = values.Length / width;

    /// <summary>Blocks.</summary>
    public int Blocks => (Rows + BlockRows - 1) / BlockRows;

    /// <summary>One row.</summary>
    public Span<double> Row(int row) => values.AsSpan(row * width, width);

    /// <summary>The first value of a row.</summary>
    public ref double First(int row) => ref MemoryMarshal.GetReference(Row(row));

    /// <summary>Does work on each block's rows, from and to (outside).</summary>
    public void ForEachBlock(int cores, Action<int, int, int> work, CancellationToken cancellationToken)
    {
        if (cores <= 1 || Blocks == 1)
        {
            for (var block = 0; block < Blocks; block++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Run(block);
            }

            return;
        }

        Parallel.For(0, Blocks, new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken }, Run);

        void Run(int block) => work(block, block * BlockRows, Math.Min(Rows, (block + 1) * BlockRows));
    }

    /// <summary>How many rows differ, counted up to <paramref name="atMost"/> + 1, and one row of each.</summary>
    public List<int> DifferentRows(int atMost)
    {
        var seen = new HashSet<int>(new RowComparer(this));
        var found = new List<int>();
        for (var row = 0; row < Rows && found.Count <= atMost; row++)
        {
            if (seen.Add(row))
            {
                found.Add(row);
            }
        }

        return found;
    }

    private sealed class RowComparer(KMeansData data) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => data.Row(x).SequenceEqual(data.Row(y));

        public int GetHashCode(int obj)
        {
            var hash = new HashCode();
            foreach (var value in data.Row(obj))
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
