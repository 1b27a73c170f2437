using Analytics.Core.Customers;

namespace Analytics.Tests.Core.Customers;

/// <summary>Lloyd's iteration as it stands in a textbook, to hold the fast one against.</summary>
internal static class PlainLloyd
{
    /// <summary>Iterates until no row changes; null when a cluster loses all its rows, which the textbook says nothing about.</summary>
    public static (int[] Labels, double Inertia)? Run(double[][] rows, double[][] centres)
    {
        var labels = new int[rows.Length];
        Array.Fill(labels, -1);
        while (true)
        {
            var changed = false;
            for (var i = 0; i < rows.Length; i++)
            {
                var nearest = Enumerable.Range(0, centres.Length).MinBy(c => Square(rows[i], centres[c]));
                changed |= nearest != labels[i];
                labels[i] = nearest;
            }

            if (!changed)
            {
                return (labels, rows.Select((row, i) => Square(row, centres[labels[i]])).Sum());
            }

            for (var c = 0; c < centres.Length; c++)
            {
                var mine = rows.Where((_, i) => labels[i] == c).ToArray();
                if (mine.Length == 0)
                {
                    return null;
                }

                centres[c] = [.. Enumerable.Range(0, rows[0].Length).Select(j => mine.Average(row => row[j]))];
            }
        }
    }

    /// <summary>Rows in a few loose heaps.</summary>
    public static double[][] Heaps(Random random, int count, int width, int heaps)
    {
        var middles = Enumerable.Range(0, heaps).Select(_ => Enumerable.Range(0, width).Select(_ => 6 * random.NextDouble()).ToArray()).ToArray();
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var middle = middles[random.Next(heaps)];
                return middle.Select(m => m + (2 * (random.NextDouble() + random.NextDouble() - 1))).ToArray();
            }),
        ];
    }

    /// <summary>Rows as a matrix of features a, b, c and so on.</summary>
    public static FeatureMatrix Matrix(double[][] rows) => FeatureMatrix.Of(
        [.. rows[0].Select(static (_, j) => new Feature(((char)('a' + j)).ToString()))],
        [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Select(row => row[j]).ToArray())]);

    private static double Square(double[] left, double[] right) => left.Zip(right, static (a, b) => (a - b) * (a - b)).Sum();
}
