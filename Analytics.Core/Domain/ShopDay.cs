namespace Analytics.Core.Domain;

/// <summary>Where days begin by a zone's clock.</summary>
public static class ShopDay
{
    /// <summary>The first instant of a day: midnight, or the first instant after it where the clock skips midnight; the earlier one where it repeats.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">Whose clock.</param>
    /// <returns>Seconds since 1970 UTC, which every day has; the first and last days have no <see cref="DateTimeOffset"/> in every zone.</returns>
    public static long Start(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return (long)Math.Floor((local - DateTime.UnixEpoch - offset).TotalSeconds);
    }
}
