namespace Analytics.Core.Import.Reading;

/// <summary>Counts bytes and rows of one phase and reports them, at most ten times a second.</summary>
internal sealed class ProgressMeter(
    ImportPhase phase, long bytesTotal, IProgress<ImportProgress>? progress, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly long _started = clock.GetTimestamp();
    private long _reported = clock.GetTimestamp();
    private long _bytes;

    /// <summary>Rows so far.</summary>
    public long Rows { get; set; }

    /// <summary>Adds bytes that were read.</summary>
    public void AddBytes(int count)
    {
        _bytes += count;
        if (progress is not null && clock.GetElapsedTime(_reported) >= Interval)
        {
            Report();
        }
    }

    /// <summary>Reports now.</summary>
    public void Report()
    {
        _reported = clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(_started).TotalSeconds;
        double? left = elapsed > 0.5 && _bytes > 0 ? elapsed * (bytesTotal - _bytes) / _bytes : null;
        progress?.Report(new ImportProgress(phase, _bytes, bytesTotal, Rows, left is { } s ? Math.Max(s, 0) : null));
    }
}
