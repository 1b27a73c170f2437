namespace Analytics.Core.Domain;

/// <summary>What the whole shop agrees on.</summary>
/// <param name="ShopName">The name in the page's head.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="TimeZoneId">IANA zone; days, weeks and months begin by its clock.</param>
/// <param name="WeekStart">The first day of a week.</param>
/// <param name="Culture">BCP 47 name by which numbers and dates are written.</param>
/// <param name="TreatAsClosed">
/// Whether "today" is the last line's day: true and false are the user's word; null decides by definition
/// (last line older than 7 days and no stream).
/// </param>
public sealed record ShopSettings(
    string ShopName,
    string Currency,
    string TimeZoneId,
    DayOfWeek WeekStart,
    string Culture,
    bool? TreatAsClosed)
{
    /// <summary>What holds until an admin says otherwise.</summary>
    public static ShopSettings Default { get; } = new("My shop", "EUR", "UTC", DayOfWeek.Monday, "en-GB", null);

    /// <summary>The zone itself.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know <see cref="TimeZoneId"/>.</exception>
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);
}
