using System.Runtime.Intrinsics;

namespace Analytics.Core.Customers;

/// <summary>Computes the silhouette, after Rousseeuw (1987); a row alone in its cluster counts 0.</summary>
internal static class Silhouette
{
    private const int Lanes = 4;

    /// <summary>Over all rows, or over a sample drawn by the options' seed.</summary>
    public static SilhouetteScore? Measure(KMeansData data, byte[] labels, int[] sizes, KMeansOptions options, CancellationToken cancellationToken)
    {
        if (sizes.Length < 2)
        {
            return null;
        }

        var exact = data.Rows <= options.SilhouetteRows;
        var chosen = exact ? [.. Enumerable.Range(0, data.Rows)] : Sample(data.Rows, options.SilhouetteRows, options.Seed);
        Array.Sort(chosen, (a, b) => (labels[a], a).CompareTo((labels[b], b)));
        var ends = new int[sizes.Length];
        foreach (var row in chosen)
        {
            ends[labels[row]]++;
        }

        for (var c = 1; c < ends.Length; c++)
        {
            ends[c] += ends[c - 1];
        }

        var columns = Columns(data, chosen);
        var scores = new double[chosen.Length];
        var cores = options.Cores > 0 ? options.Cores : Environment.ProcessorCount;
        Parallel.For(
            0,
            chosen.Length,
            new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken },
            i => scores[i] = Score(columns, data.Width, chosen.Length, i, ends, labels[chosen[i]]));
        double sum = 0;
        foreach (var score in scores)
        {
            sum += score;
        }

        return new SilhouetteScore(sum / scores.Length, scores.Length, exact);
    }

    private static double Score(double[] columns, int width, int count, int row, int[] ends, int own)
    {
        double inside = 0, nearest = double.PositiveInfinity;
        var start = 0;
        for (var c = 0; c < ends.Length; c++)
        {
            var size = ends[c] - start;
            if (c == own && size == 1)
            {
                return 0;
            }

            if (size > 0)
            {
                var sum = SumOfDistances(columns, width, count, row, start, ends[c]);
                if (c == own)
                {
                    inside = sum / (size - 1);
                }
                else
                {
                    nearest = Math.Min(nearest, sum / size);
                }
            }

            start = ends[c];
        }

        // A sample can miss a small cluster, and then there may be no other.
        var larger = Math.Max(inside, nearest);
        return larger > 0 && double.IsFinite(larger) ? (nearest - inside) / larger : 0;
    }

    private static double SumOfDistances(double[] columns, int width, int count, int row, int from, int to)
    {
        var sum = Vector256<double>.Zero;
        var at = from;
        for (; at + Lanes <= to; at += Lanes)
        {
            var square = Vector256<double>.Zero;
            for (var j = 0; j < width; j++)
            {
                var away = Vector256.LoadUnsafe(ref columns[(j * count) + at]) - Vector256.Create(columns[(j * count) + row]);
                square = Vector256.MultiplyAddEstimate(away, away, square);
            }

            sum += Vector256.Sqrt(square);
        }

        var total = Vector256.Sum(sum);
        for (; at < to; at++)
        {
            double square = 0;
            for (var j = 0; j < width; j++)
            {
                var away = columns[(j * count) + at] - columns[(j * count) + row];
                square += away * away;
            }

            total += Math.Sqrt(square);
        }

        return total;
    }

    private static double[] Columns(KMeansData data, int[] chosen)
    {
        var columns = new double[chosen.Length * data.Width];
        for (var i = 0; i < chosen.Length; i++)
        {
            var row = data.Row(chosen[i]);
            for (var j = 0; j < row.Length; j++)
            {
                columns[(j * chosen.Length) + i] = row[j];
            }
        }

        return columns;
    }

    /// <summary>Different rows, each as likely as another (Floyd).</summary>
    private static int[] Sample(int rows, int count, long seed)
    {
        var random = new Random(unchecked((int)(seed ^ (seed >> 32))));
        var chosen = new HashSet<int>(count);
        for (var i = rows - count; i < rows; i++)
        {
            if (!chosen.Add(random.Next(i + 1)))
            {
                chosen.Add(i);
            }
        }

        return [.. chosen];
    }
}
