namespace Analytics.Web.Telemetry;

/// <summary>What one minute adds up to; used again an hour later.</summary>
internal sealed class MinuteSlot
{
    public static readonly int Kinds = Enum.GetValues<TimedWork>().Length;

    public long Minute { get; private set; } = -1;

    public DurationHistogram[] Times { get; } = [.. Enumerable.Range(0, Kinds).Select(static _ => new DurationHistogram())];

    public long[] Errors { get; } = new long[Kinds];

    public long Hits { get; set; }

    public long Misses { get; set; }

    public long LoggedErrors { get; set; }

    public SystemGauges? Gauges { get; set; }

    public void Begin(long minute)
    {
        Minute = minute;
        foreach (var times in Times)
        {
            times.Clear();
        }

        Array.Clear(Errors);
        (Hits, Misses, LoggedErrors, Gauges) = (0, 0, 0, null);
    }
}
