using System.Diagnostics;

namespace Analytics.Core.Customers.Bench;

/// <summary>Measures how long BG/NBD and Gamma-Gamma take to fit, from customers' summaries, compression included.</summary>
public static class LifetimeBench
{
    private const int Days = 1_095;

    /// <summary>Makes customers who buy as BG/NBD and Gamma-Gamma say, over three years, in whole days; the same for the same number.</summary>
    /// <param name="customers">How many.</param>
    /// <param name="unit">The unit of their times; in weeks, recency and T are whole weeks.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static CustomerHistory[] Generate(int customers, LifetimeUnit unit, CancellationToken cancellationToken = default)
    {
        const int Block = 1 << 16;
        var result = new CustomerHistory[customers];
        var step = (int)unit;
        Parallel.For(0, (customers + Block - 1) / Block, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            var random = new SeededRandom(1, block);
            for (var i = block * Block; i < Math.Min((block + 1) * Block, customers); i++)
            {
                result[i] = Customer(i + 1, step, random);
            }
        });
        return result;
    }

    /// <summary>Fits several times and keeps the median.</summary>
    /// <param name="customers">The summaries.</param>
    /// <param name="unit">The unit of their times.</param>
    /// <param name="runs">Counted runs, after one that is not.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static LifetimeBenchResult Run(CustomerHistory[] customers, LifetimeUnit unit, int runs, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        var times = new (double Compress, double Orders, double Spend, double Total)[runs];
        var groups = 0;
        BgNbdFit? orders = null;
        GammaGammaFit? spend = null;
        for (var run = -1; run < runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var clock = Stopwatch.StartNew();
            var compressed = HistoryGroups.Compress(customers, unit);
            var afterCompress = clock.Elapsed.TotalMilliseconds;
            orders = BgNbdModel.Fit(compressed);
            var afterOrders = clock.Elapsed.TotalMilliseconds;
            spend = GammaGammaModel.Fit(customers);
            var end = clock.Elapsed.TotalMilliseconds;
            groups = compressed.Count;
            if (run >= 0)
            {
                times[run] = (afterCompress, afterOrders - afterCompress, end - afterOrders, end);
            }
        }

        return new LifetimeBenchResult(
            customers.Length,
            groups,
            Environment.ProcessorCount,
            runs,
            Median(t => t.Compress),
            Median(t => t.Orders),
            Median(t => t.Spend),
            Median(t => t.Total),
            orders!,
            spend!);

        double Median(Func<(double Compress, double Orders, double Spend, double Total), double> pick)
        {
            var sorted = Array.ConvertAll(times, t => pick(t));
            Array.Sort(sorted);
            return sorted[sorted.Length / 2];
        }
    }

    private static CustomerHistory Customer(int key, int step, SeededRandom random)
    {
        var length = 1 + (int)((Days - 1) * random.NextDouble());
        var rate = random.NextGamma(0.6, 45);
        var leaves = random.NextBeta(0.8, 3);
        var (orders, last) = (0, 0);
        for (var t = Math.Ceiling(random.NextExponential(rate)); t <= length; t += Math.Ceiling(random.NextExponential(rate)))
        {
            (orders, last) = (orders + 1, (int)t);
            if (random.NextDouble() < leaves)
            {
                break;
            }
        }

        var mean = orders == 0 ? 0 : Math.Round(random.NextGamma(6 * orders, random.NextGamma(4, 15)) / orders, 2);
        return new CustomerHistory(key, orders, last / step, length / step, mean);
    }
}
