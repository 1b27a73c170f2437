using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>
/// A series parted by saved segments. These may overlap, so that a customer in several of them would count more than once: each segment's part is what is
/// in it alone, customers in several are a part of their own, and so is what is in none (purchases without a customer among it). Together they are the whole.
/// </summary>
internal sealed class SegmentParts(IQueryRunner runner, AnalyticsQuery query, DateOnly[] starts, double[] whole)
{
    /// <summary>The key of what is in more than one segment.</summary>
    public const string SeveralKey = "(several)";

    /// <summary>The key of what is in no segment.</summary>
    public const string NoneKey = "(outside)";

    private const int MostSegments = 40;

    /// <summary>Reads the parts, the largest first; beyond <see cref="SeriesReader.MostParts"/> segments the rest are one part.</summary>
    /// <exception cref="QueryException">There is no saved segment, or too many of them, or who is in one is not known.</exception>
    public async Task<IReadOnlyList<(DimensionValue Value, double[] Values)>> ReadAsync(CancellationToken cancellationToken)
    {
        var segments = await runner.ValuesAsync(Dimension.Segment, null, MostSegments + 1, cancellationToken);
        if (segments.Count is 0 or > MostSegments)
        {
            throw new QueryException(
                "by",
                segments.Count == 0
                    ? "There is no saved segment to break down by. Save one on the Segments page, or break down by RFM segment."
                    : $"A forecast is broken down by at most {MostSegments} saved segments. Delete some, or filter by the one you mean.");
        }

        string[] keys = [.. segments.Select(static s => s.Key)];
        var alone = new List<(DimensionValue Value, double[] Values)>();
        foreach (var segment in segments)
        {
            string[] others = [.. keys.Where(k => k != segment.Key)];
            Filter[] filters = others.Length == 0
                ? [new Filter(Dimension.Segment, [segment.Key])]
                : [new Filter(Dimension.Segment, [segment.Key]), new Filter(Dimension.Segment, others, Exclude: true)];
            alone.Add((segment, await ValuesAsync(filters, cancellationToken)));
        }

        var any = await ValuesAsync([new Filter(Dimension.Segment, keys)], cancellationToken);
        var shown = alone.OrderByDescending(static p => p.Values.Sum(Math.Abs)).Take(SeriesReader.MostParts - 1).ToList();
        AddRest(shown, new DimensionValue(SeveralKey, "In several"), any, alone.Select(static p => p.Values));
        AddRest(shown, new DimensionValue(NoneKey, "In none"), whole, [any]);
        var parts = shown.Where(static p => Array.Exists(p.Values, static v => v != 0)).OrderByDescending(static p => p.Values.Sum()).ToList();
        AddRest(parts, new DimensionValue(DimensionValue.OtherKey, "Other"), whole, [.. parts.Select(static p => p.Values)]);
        return parts;
    }

    private void AddRest(List<(DimensionValue Value, double[] Values)> parts, DimensionValue value, double[] all, IEnumerable<double[]> known)
    {
        double[] rest = [.. all.Select((v, i) => v - known.Sum(k => k[i]))];
        if (rest.Sum(Math.Abs) > 1e-9 * whole.Sum(Math.Abs))
        {
            parts.Add((value, rest));
        }
    }

    private async Task<double[]> ValuesAsync(IEnumerable<Filter> filters, CancellationToken cancellationToken)
    {
        var answer = await runner.RunAsync(query with { FillTime = false, Filters = [.. query.Filters, .. filters] }, cancellationToken);
        var values = answer.Rows.ToDictionary(static r => r.Keys[0].Start!.Value, static r => (double)(r.Values[0].Value ?? 0m));
        return [.. starts.Select(s => values.GetValueOrDefault(s))];
    }
}
