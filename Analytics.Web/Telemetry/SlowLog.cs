namespace Analytics.Web.Telemetry;

/// <summary>
/// Remembers the slowest questions and statements of the last hour: for each minute at most <see cref="PerMinute"/> texts, those with the longest runs.
/// Safe for concurrent use.
/// </summary>
public sealed class SlowLog(TimeProvider clock)
{
    private const int PerMinute = 40;
    private const int Shown = 12;
    private const int LongestText = 400;

    /// <summary>What takes less is not slow, and not kept.</summary>
    internal static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(TimedWork Work, string Text), Seen>[] _minutes = [.. Enumerable.Range(0, SystemMonitor.Minutes).Select(static _ => new Dictionary<(TimedWork, string), Seen>())];
    private readonly long[] _starts = new long[SystemMonitor.Minutes];

    /// <summary>Takes note of work that is done; what took less than a millisecond is not slow.</summary>
    /// <param name="work">Which kind.</param>
    /// <param name="text">What was asked, without any value of a customer.</param>
    /// <param name="duration">How long it took.</param>
    public void Add(TimedWork work, string text, TimeSpan duration)
    {
        if (duration < Least)
        {
            return;
        }

        var minute = SystemMonitor.MinuteOf(clock.GetUtcNow());
        lock (_gate)
        {
            var place = (int)(minute % SystemMonitor.Minutes);
            var texts = _minutes[place];
            if (_starts[place] != minute)
            {
                texts.Clear();
                _starts[place] = minute;
            }

            var key = (work, text.Length > LongestText ? text[..LongestText] + "…" : text);
            if (texts.TryGetValue(key, out var seen))
            {
                texts[key] = new(seen.Count + 1, seen.Total + duration, duration > seen.Max ? duration : seen.Max);
                return;
            }

            if (texts.Count >= PerMinute)
            {
                var fastest = texts.MinBy(static pair => pair.Value.Max);
                if (fastest.Value.Max >= duration)
                {
                    return;
                }

                texts.Remove(fastest.Key);
            }

            texts[key] = new(1, duration, duration);
        }
    }

    /// <summary>The slowest of the last hour, by their longest run.</summary>
    public IReadOnlyList<SlowWork> Read()
    {
        var oldest = SystemMonitor.MinuteOf(clock.GetUtcNow()) - SystemMonitor.Minutes + 1;
        lock (_gate)
        {
            return
            [
                .. _minutes.Zip(_starts)
                    .Where(pair => pair.Second >= oldest)
                    .SelectMany(static pair => pair.First.Select(entry => (entry.Key, entry.Value, Minute: pair.Second)))
                    .GroupBy(static entry => entry.Key)
                    .Select(static group => new SlowWork(
                        group.Key.Work,
                        string.Join(' ', group.Key.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                        group.Sum(static entry => entry.Value.Count),
                        Math.Round(group.Sum(static entry => entry.Value.Total.TotalMilliseconds) / group.Sum(static entry => entry.Value.Count), 2),
                        Math.Round(group.Max(static entry => entry.Value.Max.TotalMilliseconds), 2),
                        DateTimeOffset.FromUnixTimeSeconds(group.Max(static entry => entry.Minute) * 60)))
                    .OrderByDescending(static slow => slow.MaxMs)
                    .Take(Shown),
            ];
        }
    }

    private readonly record struct Seen(long Count, TimeSpan Total, TimeSpan Max);
}
