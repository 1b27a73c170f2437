namespace Analytics.Core.Queries;

/// <summary>The labels of all customers at one moment; never changed once made.</summary>
/// <param name="Version">Grows with each change of the labels; part of every key under which answers are kept.</param>
/// <param name="Columns">The labels that part customers, at most one a dimension.</param>
/// <param name="Segments">The saved segments, which may overlap.</param>
public sealed record CustomerLabelSet(long Version, IReadOnlyDictionary<Dimension, LabelColumn> Columns, IReadOnlyList<SegmentLabel> Segments)
{
    /// <summary>No labels at all.</summary>
    public static CustomerLabelSet Empty { get; } = new(0, new Dictionary<Dimension, LabelColumn>(), []);

    /// <summary>Whether <paramref name="dimension"/> can be filtered by: the customers have its labels, or there is a saved segment.</summary>
    public bool Has(Dimension dimension) => dimension == Dimension.Segment ? Segments.Count > 0 : Columns.ContainsKey(dimension);

    /// <summary>
    /// Whether a customer, by key, is among those whom filters on labels keep; filters on anything else are passed over. Who is not known (key 0, or without a
    /// label) is in no segment, and stays where one is left out.
    /// </summary>
    /// <exception cref="QueryException">A segment is not there, or nobody knows yet who is in it; or customers do not have these labels yet.</exception>
    public Func<int, bool> Keeping(IReadOnlyList<Filter> filters)
    {
        Func<int, bool>[] all = [.. filters.Where(static f => DimensionCatalog.Of(f.Dimension).IsLabel).Select(KeepingOne)];
        return key => Array.TrueForAll(all, keeps => keeps(key));
    }

    private Func<int, bool> KeepingOne(Filter filter)
    {
        if (filter.Dimension == Dimension.Segment)
        {
            bool[][] members = [.. filter.Values.Select(name => Segment(name).Members!)];
            return key => Array.Exists(members, m => key > 0 && key < m.Length && m[key]) != filter.Exclude;
        }

        var column = Column(filter.Dimension, "filters");
        bool[] passes = [.. column.Names.Select((name, code) => filter.Values.Contains(code == 0 ? DimensionValue.UnknownKey : name, StringComparer.Ordinal) != filter.Exclude)];
        return key => passes[column.CodeOf(key)];
    }

    /// <summary>The column of <paramref name="dimension"/>.</summary>
    /// <exception cref="QueryException">The customers do not have these labels yet.</exception>
    internal LabelColumn Column(Dimension dimension, string field) => Columns.GetValueOrDefault(dimension)
        ?? throw new QueryException(
            field,
            $"{DimensionCatalog.Of(dimension).Label} is not known yet: customers' scores have not been computed. Try again in a while, or leave it out.");

    /// <summary>The segment with this key, else with this name in any case.</summary>
    /// <exception cref="QueryException">There is none, or nobody knows yet who is in it.</exception>
    internal SegmentLabel Segment(string name)
    {
        var segment = Segments.FirstOrDefault(s => s.Key == name)
            ?? Segments.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new QueryException("filters", $"There is no saved segment “{name}”: it may have been deleted. Remove the filter or choose another segment.");
        return segment.Members is null
            ? throw new QueryException("filters", $"The segment “{segment.Name}” cannot be used: {segment.Problem ?? "who is in it is being worked out; try again in a moment."}")
            : segment;
    }
}
