using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>What a cost belongs to, and what the question's filters leave of it.</summary>
internal static class CostScope
{
    /// <summary>The lines that an entry belongs to; empty for all.</summary>
    public static IReadOnlyList<Filter> Of(CostEntry entry)
    {
        var filters = new List<Filter>(3);
        Add(filters, Dimension.Category, entry.ProductCategory);
        Add(filters, Dimension.Channel, entry.Channel);
        Add(filters, Dimension.Product, entry.ProductCode);
        return filters;
    }

    /// <summary>Whether a filter leaves out the whole of what an entry belongs to.</summary>
    public static bool IsOutside(CostEntry entry, IReadOnlyList<Filter> filters) =>
        filters.Any(f => Named(entry, f.Dimension) is { } name && f.Values.Contains(name, StringComparer.Ordinal) == f.Exclude);

    /// <summary>The filters about which an entry says nothing: by them it must be shared.</summary>
    public static IReadOnlyList<Filter> Open(CostEntry entry, IReadOnlyList<Filter> filters) => [.. filters.Where(f => Named(entry, f.Dimension) is null)];

    private static string? Named(CostEntry entry, Dimension dimension) => dimension switch
    {
        Dimension.Category => entry.ProductCategory,
        Dimension.Channel => entry.Channel,
        Dimension.Product => entry.ProductCode,
        _ => null,
    };

    private static void Add(List<Filter> filters, Dimension dimension, string? value)
    {
        if (value is not null)
        {
            filters.Add(new Filter(dimension, [value]));
        }
    }
}
