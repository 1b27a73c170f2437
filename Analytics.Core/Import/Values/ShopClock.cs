namespace Analytics.Core.Import.Values;

/// <summary>
/// Turns dates as they are written into instants. A date without a zone is the shop's time; an hour that the clock skips in
/// spring is moved on by as much, an hour that it repeats in autumn is taken as the first of the two.
/// </summary>
internal sealed class ShopClock(TimeZoneInfo zone)
{
    private readonly bool _isFixed = !zone.SupportsDaylightSavingTime && zone.GetAdjustmentRules().Length == 0;
    private DateTime _cachedQuarter = DateTime.MinValue;
    private long _cachedOffsetTicks;

    /// <summary>The shop's zone.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public long ToUnixMs(in ParsedDate date)
    {
        var ticks = date.Local.Ticks - (date.OffsetMinutes is { } minutes ? minutes * TimeSpan.TicksPerMinute : OffsetTicks(date.Local));
        return (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
    }

    /// <summary>The instant on the shop's clock.</summary>
    public DateTimeOffset ToShopTime(long unixMs) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), Zone);

    private long OffsetTicks(DateTime local)
    {
        if (_isFixed)
        {
            return Zone.BaseUtcOffset.Ticks;
        }

        // Zones change on quarters of an hour.
        var quarter = new DateTime(local.Ticks - (local.Ticks % (15 * TimeSpan.TicksPerMinute)), DateTimeKind.Unspecified);
        if (quarter != _cachedQuarter)
        {
            _cachedQuarter = quarter;
            _cachedOffsetTicks = FindOffsetTicks(quarter);
        }

        return _cachedOffsetTicks;
    }

    private long FindOffsetTicks(DateTime local)
    {
        if (Zone.IsAmbiguousTime(local))
        {
            return Zone.GetAmbiguousTimeOffsets(local).Max().Ticks;
        }

        // For a skipped hour this is the offset before the change, which moves the time on.
        return Zone.IsInvalidTime(local) ? Zone.GetUtcOffset(local.AddHours(-3)).Ticks : Zone.GetUtcOffset(local).Ticks;
    }
}
