namespace Analytics.Web.Commands.Live;

/// <summary>How memory goes on.</summary>
internal static class MemoryTrend
{
    /// <summary>
    /// The least-squares slope of the last two thirds of the samples, in MiB an hour: Σ(t − t̄)(y − ȳ) ÷ Σ(t − t̄)². The first third is left to caches
    /// that fill. Null for less than three samples in the last two thirds.
    /// </summary>
    /// <param name="samples">The samples, by time.</param>
    /// <param name="value">What to follow, in MiB.</param>
    public static double? PerHour(IReadOnlyList<MemorySample> samples, Func<MemorySample, double> value)
    {
        var last = samples.Skip(samples.Count / 3).ToList();
        if (last.Count < 3)
        {
            return null;
        }

        var (time, level) = (last.Average(static s => s.Seconds), last.Average(value));
        var square = last.Sum(s => (s.Seconds - time) * (s.Seconds - time));
        return square > 0 ? last.Sum(s => (s.Seconds - time) * (value(s) - level)) / square * 3_600 : null;
    }
}
