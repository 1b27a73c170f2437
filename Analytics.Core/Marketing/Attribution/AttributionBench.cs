using System.Diagnostics;

namespace Analytics.Core.Marketing.Attribution;

/// <summary>Measures <see cref="AttributionEngine"/> on made-up paths.</summary>
public static class AttributionBench
{
    private const int Channels = 12;

    /// <summary>Shares the conversions of so many different paths over twelve channels by all models.</summary>
    public static AttributionBenchResult Run(int paths, int samples)
    {
        var data = MadeUp(paths);
        var clock = Stopwatch.StartNew();
        _ = AttributionEngine.Run(data, new AttributionOptions { Samples = samples });
        return new AttributionBenchResult(
            paths, Channels, data.Sum(static p => p.Conversions + p.Nulls), samples, Environment.ProcessorCount, clock.Elapsed.TotalSeconds);
    }

    /// <summary>Paths of one to some dozen touches, some channels far more frequent than others; the same ones each time.</summary>
    internal static IReadOnlyList<TouchPath> MadeUp(int count)
    {
        var random = new Random(1);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var length = 1 + (int)(-Math.Log(1 - random.NextDouble()) * 6);
                var touches = Enumerable.Range(0, length).Select(_ => $"channel {(int)(Channels * Math.Pow(random.NextDouble(), 2)) + 1}").ToArray();
                var conversions = random.Next(4);
                return new TouchPath(touches, conversions, conversions * (10 + (90 * random.NextDouble())), random.Next(8));
            }),
        ];
    }
}
