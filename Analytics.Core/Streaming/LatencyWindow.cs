namespace Analytics.Core.Streaming;

/// <summary>The last durations, in bounded memory. Safe for concurrent use.</summary>
internal sealed class LatencyWindow(int capacity = 512)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan[] _last = new TimeSpan[capacity];
    private long _count;

    public void Add(TimeSpan duration)
    {
        lock (_gate)
        {
            _last[_count++ % capacity] = duration;
        }
    }

    public LatencySummary? Summarize()
    {
        TimeSpan[] sorted;
        lock (_gate)
        {
            if (_count == 0)
            {
                return null;
            }

            sorted = _last.AsSpan(0, (int)Math.Min(_count, capacity)).ToArray();
        }

        Array.Sort(sorted);
        return new LatencySummary(At(0.5), At(0.95), sorted[^1]);

        TimeSpan At(double share) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
