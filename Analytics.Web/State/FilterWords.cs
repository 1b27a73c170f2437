using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Says filters in words.</summary>
public static class FilterWords
{
    /// <summary>A value of a filter as a reader knows it.</summary>
    public static string NameOf(Dimension dimension, string key, Formatter format) => (dimension, key) switch
    {
        (_, DimensionValue.UnknownKey) => "Not known",
        (Dimension.Weekday, _) => format.Bucket(new DimensionValue(key, key), dimension),
        (Dimension.HourOfDay, _) when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) => $"{hour:00}:00–{hour:00}:59",
        _ => key,
    };

    /// <summary>All filters: "Category is Books or Food; Channel is not Web"; "none" without any.</summary>
    public static string Of(IReadOnlyList<Filter> filters, Formatter format) => filters.Count == 0
        ? "none"
        : string.Join("; ", filters.Select(f =>
            $"{DimensionCatalog.Of(f.Dimension).Label} is {(f.Exclude ? "not " : string.Empty)}{string.Join(" or ", f.Values.Select(v => NameOf(f.Dimension, v, format)))}"));
}
