using System.Collections.Frozen;

namespace Analytics.Core.Queries;

/// <summary>Every dimension with its name and kind.</summary>
public static class DimensionCatalog
{
    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<DimensionDefinition> All { get; } =
    [
        new(Dimension.Hour, "hour", "Hour", true, false, false),
        new(Dimension.Day, "day", "Day", true, false, false),
        new(Dimension.Week, "week", "Week", true, false, false),
        new(Dimension.Month, "month", "Month", true, false, false),
        new(Dimension.Quarter, "quarter", "Quarter", true, false, false),
        new(Dimension.Year, "year", "Year", true, false, false),
        new(Dimension.Weekday, "weekday", "Weekday", false, false, false),
        new(Dimension.HourOfDay, "hourOfDay", "Hour of day", false, false, false),
        new(Dimension.Category, "category", "Category", false, false, false),
        new(Dimension.Product, "product", "Product", false, false, false),
        new(Dimension.Channel, "channel", "Channel", false, false, false),
        new(Dimension.Location, "location", "Location", false, false, false),
        new(Dimension.AgeGroup, "ageGroup", "Age group", false, true, false),
        new(Dimension.Gender, "gender", "Gender", false, true, false),
        new(Dimension.IncomeRange, "incomeRange", "Income range", false, true, false),
        new(Dimension.CustomerKind, "customerKind", "New or returning", false, true, false),
        new(Dimension.Source, "source", "Source", false, false, false),
        new(Dimension.Customer, "customer", "Customer", false, true, true),
        new(Dimension.Segment, "segment", "Segment", false, true, false) { IsLabel = true, IsFilterOnly = true },
        new(Dimension.RfmSegment, "rfmSegment", "RFM segment", false, true, false) { IsLabel = true },
        new(Dimension.ValueTier, "valueTier", "Value tier", false, true, false) { IsLabel = true },
        new(Dimension.ChurnTier, "churnTier", "Churn tier", false, true, false) { IsLabel = true },
    ];

    private static readonly FrozenDictionary<Dimension, DimensionDefinition> ByDimension = All.ToFrozenDictionary(d => d.Dimension);
    private static readonly FrozenDictionary<string, DimensionDefinition> ByKey = All.ToFrozenDictionary(d => d.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>What <paramref name="dimension"/> is called.</summary>
    public static DimensionDefinition Of(Dimension dimension) => ByDimension[dimension];

    /// <summary>The dimension with this key, in any case; null where there is none.</summary>
    public static DimensionDefinition? Find(string key) => ByKey.GetValueOrDefault(key);
}
