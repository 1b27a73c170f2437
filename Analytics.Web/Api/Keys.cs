using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>The names of things in the API.</summary>
internal static class Keys
{
    private static readonly IReadOnlyDictionary<Comparison, string> ByComparison = new Dictionary<Comparison, string>
    {
        [Comparison.None] = "none",
        [Comparison.PreviousPeriod] = "previousPeriod",
        [Comparison.SamePeriodLastYear] = "samePeriodLastYear",
    };

    /// <summary>All measures, for messages.</summary>
    public static string Measures { get; } = string.Join(", ", MeasureCatalog.All.Select(measure => measure.Key));

    /// <summary>All dimensions, for messages.</summary>
    public static string Dimensions { get; } = string.Join(", ", DimensionCatalog.All.Select(dimension => dimension.Key));

    /// <summary>All comparisons, for messages.</summary>
    public static string Comparisons { get; } = string.Join(", ", ByComparison.Values);

    /// <summary>A comparison's name.</summary>
    public static string Of(Comparison comparison) => ByComparison[comparison];

    /// <summary>The comparison of that name, in any case, or of its short name in a page's address; null where there is none.</summary>
    public static Comparison? ComparisonOf(string text)
    {
        switch (text.Trim().ToUpperInvariant())
        {
            case "PREVIOUS":
                return Comparison.PreviousPeriod;
            case "YEAR":
                return Comparison.SamePeriodLastYear;
        }

        foreach (var (comparison, key) in ByComparison)
        {
            if (string.Equals(key, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return comparison;
            }
        }

        return null;
    }

    /// <summary>A unit's name.</summary>
    public static string Of(MeasureUnit unit) => unit switch
    {
        MeasureUnit.Money => "money",
        MeasureUnit.Count => "count",
        MeasureUnit.Pieces => "pieces",
        _ => "share",
    };

    /// <summary>A day as yyyy-MM-dd.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
