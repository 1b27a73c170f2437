using System.Collections.Frozen;

namespace Analytics.Core.Queries;

/// <summary>Every dimension with its name and kind.</summary>
public static class DimensionCatalog
{
    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<DimensionDefinition> All { get; } =
    [
        new(Dimension.Hour, "hour", "Hour", true, false),
        new(Dimension.Day, "day", "Day", true, false),
        new(Dimension.Week, "week", "Week", true, false),
        new(Dimension.Month, "month", "Month", true, false),
        new(Dimension.Quarter, "quarter", "Quarter", true, false),
        new(Dimension.Year, "year", "Year", true, false),
        new(Dimension.Weekday, "weekday", "Weekday", false, false),
        new(Dimension.HourOfDay, "hourOfDay", "Hour of day", false, false),
        new(Dimension.Category, "category", "Category", false, false),
        new(Dimension.Product, "product", "Product", false, false),
        new(Dimension.Channel, "channel", "Channel", false, false),
        new(Dimension.Location, "location", "Location", false, false),
        new(Dimension.AgeGroup, "ageGroup", "Age group", false, true),
        new(Dimension.Gender, "gender", "Gender", false, true),
        new(Dimension.IncomeRange, "incomeRange", "Income range", false, true),
        new(Dimension.CustomerKind, "customerKind", "New or returning", false, true),
        new(Dimension.Source, "source", "Source", false, false),
        new(Dimension.Customer, "customer", "Customer", false, true),
        new(Dimension.Segment, "segment", "Segment", false, true) { IsLabel = true, IsFilterOnly = true },
        new(Dimension.RfmSegment, "rfmSegment", "RFM segment", false, true) { IsLabel = true },
        new(Dimension.ValueTier, "valueTier", "Value tier", false, true) { IsLabel = true },
        new(Dimension.ChurnTier, "churnTier", "Churn tier", false, true) { IsLabel = true },
    ];

    private static readonly FrozenDictionary<Dimension, DimensionDefinition> ByDimension = All.ToFrozenDictionary(d => d.Dimension);
    private static readonly FrozenDictionary<string, DimensionDefinition> ByKey = All.ToFrozenDictionary(d => d.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>What <paramref name="dimension"/> is called.</summary>
    public static DimensionDefinition Of(Dimension dimension) => ByDimension[dimension];

    /// <summary>The dimension with this key, in any case; null where there is none.</summary>
    public static DimensionDefinition? Find(string key) => ByKey.GetValueOrDefault(key);
}
