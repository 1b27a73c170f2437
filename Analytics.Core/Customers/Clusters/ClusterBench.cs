using System.Diagnostics;

namespace Analytics.Core.Customers;

/// <summary>Measures <see cref="KMeansModel"/> on made-up customers.</summary>
public static class ClusterBench
{
    private const int Days = 730;

    /// <summary>Clusters made-up customers by orders, revenue, average order, recency and lifetime, standardised, and once more logged.</summary>
    public static ClusterBenchResult Run(int rows, int k, int starts)
    {
        var data = MadeUp(rows);
        var options = new KMeansOptions { K = k, Starts = starts, Standardise = true };
        var clock = Stopwatch.StartNew();
        var plain = KMeansModel.Fit(data, options);
        var plainSeconds = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var logged = KMeansModel.Fit(data, options with { Log = true });
        return new ClusterBenchResult(
            rows, data.Columns, k, starts, Environment.ProcessorCount, plainSeconds, plain.Inertia, clock.Elapsed.TotalSeconds, logged.Inertia);
    }

    /// <summary>Customers who differ in how often and how much they buy; the same ones each time.</summary>
    internal static FeatureMatrix MadeUp(int rows)
    {
        var random = new Random(1);
        var columns = Enumerable.Range(0, 5).Select(_ => new double[rows]).ToArray();
        for (var i = 0; i < rows; i++)
        {
            var rate = Math.Exp((0.9 * Normal(random)) - 0.3);
            var orders = 1 + (int)(-Math.Log(1 - random.NextDouble()) * rate * 3);
            var average = Math.Round(Math.Exp(3.5 + (0.6 * Normal(random))), 2);
            var recency = (int)(Days * Math.Pow(random.NextDouble(), 1 + rate));
            columns[0][i] = orders;
            columns[1][i] = orders * average;
            columns[2][i] = average;
            columns[3][i] = recency;
            columns[4][i] = orders == 1 ? 0 : (int)(random.NextDouble() * (Days - recency));
        }

        string[] names = ["orders", "monetary", "average", "recency", "lifetime"];
        return FeatureMatrix.Of([.. names.Select(static n => new Feature(n))], columns);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
