using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <summary>What an export is narrowed to: it stands in the manifest, in words.</summary>
/// <param name="Words">What it says.</param>
/// <param name="NamesPerson">Whether it may say who a customer is; then the file cannot bear pseudonyms.</param>
public sealed record ExportFilter(string Words, bool NamesPerson)
{
    /// <summary>A filter of a question: its dimension says whether it names somebody.</summary>
    public static ExportFilter Of(Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new ExportFilter(ExportManifest.Describe([filter])[0], DimensionCatalog.Of(filter.Dimension).NamesPerson);
    }

    /// <summary>Filters of a question.</summary>
    public static IEnumerable<ExportFilter> Of(IEnumerable<Filter> filters) => filters.Select(Of);

    /// <summary>A choice of a closed list, or a number: it names nobody.</summary>
    public static ExportFilter Choice(string words) => new(words, NamesPerson: false);

    /// <summary>What somebody typed: it may name anybody.</summary>
    public static ExportFilter Typed(string words) => new(words, NamesPerson: true);
}
