using System.Runtime.Intrinsics;

namespace Analytics.Core.Customers;

/// <summary>
/// k-means++ (Arthur and Vassilvitskii 2007), greedy: each further centre is a row drawn with probability proportional to its squared
/// distance to the nearest centre so far, the best of 2 + ⌊ln k⌋ draws.
/// </summary>
internal sealed class KMeansSeeding(KMeansData data, int cores)
{
    private readonly double[] _nearest = new double[data.Rows];
    private readonly double[] _potentials = new double[data.Blocks];

    /// <summary>Chooses the first <paramref name="centres"/>.</summary>
    public void Choose(CentreTable centres, Random random, CancellationToken cancellationToken)
    {
        var draws = 2 + (int)Math.Log(centres.Count);
        var drawn = new int[draws];
        Take(centres, 0, random.Next(data.Rows), isFirst: true, cancellationToken);
        for (var c = 1; c < centres.Count; c++)
        {
            for (var i = 0; i < draws; i++)
            {
                drawn[i] = Draw(_nearest, _potentials, random);
            }

            Take(centres, c, Best(drawn, cancellationToken), isFirst: false, cancellationToken);
        }

        centres.Refresh();
    }

    /// <summary>A row drawn with probability proportional to its weight.</summary>
    public static int Draw(double[] weights, double[] blockSums, Random random)
    {
        double total = 0;
        foreach (var sum in blockSums)
        {
            total += sum;
        }

        var target = random.NextDouble() * total;
        var last = 0;
        for (var block = 0; block < blockSums.Length; block++)
        {
            if (target >= blockSums[block] && block < blockSums.Length - 1)
            {
                target -= blockSums[block];
                continue;
            }

            var end = Math.Min(weights.Length, (block + 1) * KMeansData.BlockRows);
            for (var row = block * KMeansData.BlockRows; row < end; row++)
            {
                if (weights[row] > 0)
                {
                    last = row;
                    target -= weights[row];
                    if (target < 0)
                    {
                        return row;
                    }
                }
            }

            // Rounding: the block's rows come to a little less than its sum.
            if (weights[last] > 0)
            {
                return last;
            }
        }

        return last;
    }

    private void Take(CentreTable centres, int centre, int row, bool isFirst, CancellationToken cancellationToken)
    {
        data.Row(row).CopyTo(centres.Row(centre));
        data.ForEachBlock(cores, (block, from, to) =>
        {
            var point = centres.Row(centre);
            double sum = 0;
            for (var i = from; i < to; i++)
            {
                var square = CentreTable.Square(data.Row(i), point);
                var nearest = isFirst ? square : Math.Min(_nearest[i], square);
                _nearest[i] = nearest;
                sum += nearest;
            }

            _potentials[block] = sum;
        }, cancellationToken);
    }

    /// <summary>The drawn row that would leave the least potential.</summary>
    private int Best(int[] drawn, CancellationToken cancellationToken)
    {
        var table = new CentreTable(drawn.Length, data.Width);
        for (var i = 0; i < drawn.Length; i++)
        {
            data.Row(drawn[i]).CopyTo(table.Row(i));
        }

        table.Refresh();
        var lanes = (drawn.Length + 3) / 4 * 4;
        var sums = new double[data.Blocks * lanes];
        data.ForEachBlock(cores, (block, from, to) =>
        {
            Span<double> squares = stackalloc double[lanes];
            var mine = sums.AsSpan(block * lanes, lanes);
            for (var i = from; i < to; i++)
            {
                table.Distances(ref data.First(i), squares);
                var nearest = Vector256.Create(_nearest[i]);
                for (var lane = 0; lane < lanes; lane += 4)
                {
                    (Vector256.LoadUnsafe(ref mine[lane]) + Vector256.MinNative(nearest, Vector256.LoadUnsafe(ref squares[lane]))).StoreUnsafe(ref mine[lane]);
                }
            }
        }, cancellationToken);
        var best = 0;
        var least = double.PositiveInfinity;
        for (var i = 0; i < drawn.Length; i++)
        {
            double potential = 0;
            for (var block = 0; block < data.Blocks; block++)
            {
                potential += sums[(block * lanes) + i];
            }

            if (potential < least)
            {
                (best, least) = (drawn[i], potential);
            }
        }

        return best;
    }
}
