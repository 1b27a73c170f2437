using Analytics.Web.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Web.Telemetry;

public sealed class DurationHistogramTests
{
    [Fact]
    public void Percentile_AnyDurations_IsWithinItsBoundOfTheSorted() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var random = new Random(seed);
            double[] durations = [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => 1e-4 * Math.Pow(2, random.NextDouble() * 23)).Order()];
            var (one, other) = (new DurationHistogram(), new DurationHistogram());
            foreach (var duration in durations)
            {
                (random.Next(2) == 0 ? one : other).Add(duration);
            }

            one.Add(other);

            foreach (var share in (double[])[0.01, 0.5, 0.95, 0.99, 1])
            {
                var exact = durations[(int)Math.Ceiling(share * durations.Length) - 1];
                Assert.InRange(one.Percentile(share)!.Value / exact, Math.Pow(2, -1.0 / 16) - 1e-9, Math.Pow(2, 1.0 / 16) + 1e-9);
            }

            Assert.Equal(durations.Length, one.Count);
            Assert.Equal(durations[^1], one.Max);
            Assert.Equal(durations.Sum(), one.Sum, 1e-6);
        }));

    [Fact]
    public void Percentile_NothingOrNonsense_IsUnknownOrRefused()
    {
        var times = new DurationHistogram();
        Assert.Null(times.Percentile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => times.Percentile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => times.Percentile(double.NaN));

        times.Add(double.NaN);
        times.Add(-1);
        times.Add(1e9);
        Assert.Equal(3, times.Count);
        Assert.Equal(1e9, times.Percentile(1));
        times.Clear();
        Assert.Null(times.Percentile(1));
    }
}
