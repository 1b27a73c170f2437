using Analytics.Core.Queries;
using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>Which rows of an index a question keeps.</summary>
internal sealed class VoiceSelection
{
    private readonly VoiceIndex _index;
    private readonly List<Func<VoiceRow, bool>> _conditions = [];
    private readonly TimeZoneInfo _zone;

    /// <param name="index">The reviews.</param>
    /// <param name="filters">What is kept; filters on other dimensions than <see cref="VoiceQuery.Filterable"/> are passed over.</param>
    /// <param name="labels">What is known of customers.</param>
    /// <param name="zone">The shop's zone.</param>
    /// <param name="customerOf">A customer's key by id.</param>
    /// <exception cref="QueryException">A filter names a segment that there is none of, or labels that are not known yet.</exception>
    public VoiceSelection(VoiceIndex index, IReadOnlyList<Filter> filters, CustomerLabelSet labels, TimeZoneInfo zone, Func<string, int?> customerOf)
    {
        (_index, _zone) = (index, zone);
        foreach (var filter in filters.Where(f => VoiceQuery.Filterable.Contains(f.Dimension)))
        {
            var keeps = Keeps(filter, labels, customerOf);
            _conditions.Add(filter.Exclude ? row => !keeps(row) : keeps);
        }
    }

    public IEnumerable<VoiceRow> Within(Period? period) => _index.Rows.Where(row =>
        (period is null || DayOf(row) is not { } day || (day >= period.From && day <= period.To)) && _conditions.TrueForAll(keeps => keeps(row)));

    /// <summary>The row's day by the shop's clock; null where it has none.</summary>
    public DateOnly? DayOf(VoiceRow row) => row.AtUnixMs is { } at
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(at, -62_135_500_000_000L, 253_402_200_000_000L)), _zone).DateTime)
        : null;

    private Func<VoiceRow, bool> Keeps(Filter filter, CustomerLabelSet labels, Func<string, int?> customerOf)
    {
        switch (filter.Dimension)
        {
            case Dimension.Product:
                return Among(_index.Products, static row => row.Product);
            case Dimension.Category:
                return Among(_index.Categories, static row => row.Category);
            case Dimension.Customer:
                var keys = filter.Values.Select(v => v == DimensionValue.UnknownKey ? 0 : customerOf(v) ?? -1).ToHashSet();
                return row => keys.Contains(row.Customer);
            case Dimension.Segment:
                var members = filter.Values.Select(v => labels.Segment(v).Members!).ToArray();
                return row => members.Any(m => row.Customer > 0 && row.Customer < m.Length && m[row.Customer]);
            default:
                var column = labels.Column(filter.Dimension, "filters");
                var codes = Enumerable.Range(0, column.Names.Count)
                    .Where(code => filter.Values.Contains(code == 0 ? DimensionValue.UnknownKey : column.Names[code], StringComparer.OrdinalIgnoreCase)).ToHashSet();
                return row => codes.Contains(column.CodeOf(row.Customer));
        }

        Func<VoiceRow, bool> Among(IReadOnlyList<(string Key, string Name)> names, Func<VoiceRow, int> place)
        {
            var places = Enumerable.Range(0, names.Count)
                .Where(i => filter.Values.Contains(i == 0 ? DimensionValue.UnknownKey : names[i].Key, StringComparer.Ordinal)).ToHashSet();
            return row => places.Contains(place(row));
        }
    }

    /// <summary>The label of a row's text.</summary>
    public static SentimentLabel LabelOf(VoiceRow row) => SentimentResult.LabelOf(row.Score);
}
