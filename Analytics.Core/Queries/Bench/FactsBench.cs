using System.Diagnostics;
using System.Runtime.CompilerServices;
using Analytics.Core.Domain;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Bench;

/// <summary>Measures the engine that the pages use on a made-up shop of a given size.</summary>
public static class FactsBench
{
    private const int Repetitions = 9;
    private const int Warmups = 3;

    /// <summary>Generates <paramref name="rows"/> lines, writes and reads the snapshot file, and asks eight questions several times each.</summary>
    /// <param name="rows">How many lines; at least 1,000.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is below 1,000.</exception>
    public static FactsBenchResult Run(int rows, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1_000);
        var path = Path.Combine(Path.GetTempPath(), $"analytics-bench-{Guid.NewGuid():N}.facts");
        try
        {
            var file = new SnapshotFile(path);
            GenerateTo(file, rows, cancellationToken);
            var size = new FileInfo(path).Length;
            var (snapshot, seconds) = Load(file);
            using var store = new FactStore();
            store.UpdateAsync((_, _) => Task.FromResult(snapshot), cancellationToken).GetAwaiter().GetResult();
            return Measure(store, rows, seconds, size, cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // A method of its own, so that the generated shop is gone before memory is measured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void GenerateTo(SnapshotFile file, int rows, CancellationToken cancellationToken) =>
        file.Save(BenchShop.Generate(rows, ordersHaveOneCustomer: false, cancellationToken));

    private static (FactSnapshot Snapshot, double Seconds) Load(SnapshotFile file)
    {
        Collect();
        var clock = Stopwatch.StartNew();
        var snapshot = file.TryLoad(Guid.Empty, 1, 0) ?? throw new InvalidDataException("The snapshot that was just written cannot be read.");
        return (snapshot, clock.Elapsed.TotalSeconds);
    }

    private static FactsBenchResult Measure(FactStore store, int rows, double snapshotSeconds, long snapshotBytes, CancellationToken cancellationToken)
    {
        var runner = new QueryRunner(store, () => ShopSettings.Default, TimeProvider.System);
        var end = BenchShop.FirstDay.AddDays(BenchShop.Days - 1);
        var byDay = new AnalyticsQuery { Measures = [Queries.Measure.NetRevenue, Queries.Measure.Lines], By = [Dimension.Day] };
        var filtered = byDay with
        {
            Filters = [new Filter(Dimension.Category, ["Books"]), new Filter(Dimension.Channel, ["Web"])],
            Period = new Period(new DateOnly(2022, 1, 1), end),
        };
        var byChannel = new AnalyticsQuery
        {
            Measures = [Queries.Measure.NetRevenue, Queries.Measure.Lines, Queries.Measure.Units],
            By = [Dimension.Category, Dimension.Channel],
        };
        var byMonth = new AnalyticsQuery { Measures = [Queries.Measure.ActiveCustomers], By = [Dimension.Month] };
        var active = new AnalyticsQuery { Measures = [Queries.Measure.ActiveCustomers], Period = new Period(new DateOnly(2023, 6, 1), end) };
        var summaries = new CustomerSummaryQuery { CountOrders = false };
        var cohorts = new CohortQuery { IncludeRevenue = false };
        Collect();
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        return new FactsBenchResult(
            rows,
            rows / 10,
            Environment.ProcessorCount,
            Repetitions,
            Median(() => runner.RunAsync(byDay, cancellationToken)),
            Median(() => runner.RunAsync(filtered, cancellationToken)),
            Median(() => runner.RunAsync(byChannel, cancellationToken)),
            Median(() => runner.RunAsync(byMonth, cancellationToken)),
            Median(() => runner.CustomerSummariesAsync(summaries, cancellationToken)),
            Median(() => runner.RunAsync(active, cancellationToken)),
            Median(() => runner.CohortMatrixAsync(cohorts, cancellationToken)),
            Median(() => runner.CustomerPurchaseDaysAsync(new PurchaseDaysQuery(), cancellationToken)),
            (double)store.Current.LineBytes / rows,
            memory,
            snapshotSeconds,
            snapshotBytes);
    }

    private static double Median(Func<Task> ask)
    {
        var times = new double[Repetitions];
        for (var i = -Warmups; i < Repetitions; i++)
        {
            var clock = Stopwatch.StartNew();
            ask().GetAwaiter().GetResult();
            if (i >= 0)
            {
                times[i] = clock.Elapsed.TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return times[Repetitions / 2];
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
