namespace Analytics.Core.Streaming;

/// <summary>How many in each of the last seconds. Safe for concurrent use.</summary>
internal sealed class RateWindow(TimeProvider time)
{
    private const int Seconds = 10;

    private readonly Lock _gate = new();
    private readonly (long Second, int Count)[] _counts = new (long, int)[Seconds + 1];
    private readonly long _start = time.GetUtcNow().ToUnixTimeSeconds();

    public void Add(int count)
    {
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
        {
            ref var slot = ref _counts[second % _counts.Length];
            slot = slot.Second == second ? (second, slot.Count + count) : (second, count);
        }
    }

    /// <summary>A second, over the last ten whole ones, or those since the start.</summary>
    public double PerSecond()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
        {
            var sum = _counts.Where(slot => slot.Second < now && slot.Second >= now - Seconds).Sum(static slot => slot.Count);
            return sum / (double)Math.Clamp(now - _start, 1, Seconds);
        }
    }
}
