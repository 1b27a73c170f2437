using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Data;

/// <summary>A batch's facts in words, as the shop writes them.</summary>
public static class BatchText
{
    /// <summary>The days from a batch's first line to its last, in the shop's zone.</summary>
    public static string Span(long firstUnixMs, long lastUnixMs, IShop shop) =>
        shop.Format.Days(new Period(Day(firstUnixMs, shop), Day(lastUnixMs, shop)));

    /// <summary>Where a batch is in its life, in a word.</summary>
    public static string Status(ImportBatch batch, bool undoing) => (batch.Status, undoing) switch
    {
        (_, true) => "being undone",
        (BatchStatus.Committed, _) => "counts",
        (BatchStatus.Undone, _) => "undone",
        _ => "being written",
    };

    /// <summary>An instant's day in the shop's zone.</summary>
    public static DateOnly Day(long unixMs, IShop shop) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), shop.Settings.TimeZone).DateTime);
}
