using Analytics.Core.Queries;

namespace Analytics.Web.Components.Charts;

/// <summary>Gives each value of a dimension a colour that it keeps on every page.</summary>
public sealed class SeriesColours
{
    /// <summary>How many colours there are; whatever comes after is "Other".</summary>
    public const int Most = 7;

    /// <summary>The colour of what is folded, and of lines without a value.</summary>
    public const string Other = "var(--series-other)";

    private readonly Dictionary<string, int> _places;

    /// <summary>Makes colours for these values: by their place in the alphabet of all there are, so no filter or ranking moves them.</summary>
    public SeriesColours(IEnumerable<DimensionValue> values) => _places = values
        .Select(v => v.Key)
        .Where(k => k is not (DimensionValue.UnknownKey or DimensionValue.OtherKey))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Take(Most)
        .Select((key, place) => (key, place))
        .ToDictionary(p => p.key, p => p.place, StringComparer.Ordinal);

    /// <summary>The value's colour, as a CSS variable.</summary>
    public string Of(DimensionValue value) => _places.TryGetValue(value.Key, out var place) ? $"var(--series-{place + 1})" : Other;

    /// <summary>One colour for all but what is folded or not known.</summary>
    public static string Plain(DimensionValue value) => value.Key is DimensionValue.UnknownKey or DimensionValue.OtherKey ? Other : "var(--series-1)";
}
