using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>Which values of a dimension count.</summary>
public sealed record FilterRequest
{
    /// <summary>The dimension's key, such as <c>category</c>.</summary>
    public string? Dimension { get; init; }

    /// <summary>The values by name; <c>(none)</c> stands for lines without one.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>True keeps the others instead.</summary>
    public bool Exclude { get; init; }

    /// <summary>A filter as programs write it.</summary>
    internal static FilterRequest Of(Filter filter) => new() { Dimension = DimensionCatalog.Of(filter.Dimension).Key, Values = filter.Values, Exclude = filter.Exclude };
}
