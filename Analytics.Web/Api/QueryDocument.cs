using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>
/// The answer to a question as JSON. A row is an object: each dimension's key with its value's stable name, each measure's key with a number or null
/// ("n/a"); beside them <c>labels</c> where a value is called something else, <c>comparison</c> with the same measures over the comparison period,
/// and <c>isOther</c> and <c>isUnfinished</c> where they hold.
/// </summary>
public sealed record QueryDocument
{
    /// <summary>The question as it was understood; it can be sent again.</summary>
    public required QueryRequest Query { get; init; }

    /// <summary>The columns of the rows.</summary>
    public required IReadOnlyList<ColumnDocument> Columns { get; init; }

    /// <summary>The breakdown; empty when the question has no dimension.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows { get; init; }

    /// <summary>Each measure over everything that matched.</summary>
    public required IReadOnlyDictionary<string, decimal?> Totals { get; init; }

    /// <summary>The same over the comparison period.</summary>
    public IReadOnlyDictionary<string, decimal?>? ComparisonTotals { get; init; }

    /// <summary>What a reader must know.</summary>
    public required IReadOnlyList<WarningDocument> Warnings { get; init; }

    /// <summary>The days that were counted.</summary>
    public DaysDocument? Period { get; init; }

    /// <summary>The days that they were held against.</summary>
    public DaysDocument? ComparisonPeriod { get; init; }

    /// <summary>The IANA zone whose days these are.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The shop's currency, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>How fresh the data is.</summary>
    public required FreshnessDocument Freshness { get; init; }

    /// <summary>How many lines were counted.</summary>
    public long MatchedLines { get; init; }

    /// <summary>How long it took to compute.</summary>
    public double ElapsedMs { get; init; }

    /// <summary>The document of <paramref name="result"/>.</summary>
    public static QueryDocument Of(QueryResult result, string currency) => new()
    {
        Query = QueryRequest.Of(result.Query, result.Period),
        Columns = [.. result.Query.By.Select(ColumnOf), .. result.Query.Measures.Select(ColumnOf)],
        Rows = [.. result.Rows.Select(row => RowOf(result.Query, row))],
        Totals = Values(result.Query, result.Totals),
        ComparisonTotals = result.ComparisonTotals is { } comparison ? Values(result.Query, comparison) : null,
        Warnings = [.. result.Warnings.Select(warning => new WarningDocument(warning.Code, warning.Message))],
        Period = DaysDocument.Of(result.Period),
        ComparisonPeriod = DaysDocument.Of(result.ComparisonPeriod),
        TimeZone = result.TimeZoneId,
        Currency = currency,
        Freshness = FreshnessDocument.Of(result.Freshness),
        MatchedLines = result.MatchedLines,
        ElapsedMs = Math.Round(result.Elapsed.TotalMilliseconds, 3),
    };

    /// <summary>A number without the trailing zeros of its scale, a ratio to ten places; null for "n/a".</summary>
    internal static decimal? Number(decimal? value) => value is { } number
        ? Math.Round(number, 10) / 1.000000000000000000000000000000m
        : null;

    private static ColumnDocument ColumnOf(Dimension dimension)
    {
        var definition = DimensionCatalog.Of(dimension);
        return new ColumnDocument(definition.Key, definition.Label, "dimension", null, null);
    }

    private static ColumnDocument ColumnOf(Measure measure)
    {
        var definition = MeasureCatalog.Of(measure);
        return new ColumnDocument(definition.Key, definition.Label, "measure", Keys.Of(definition.Unit), definition.IsAdditive);
    }

    private static Dictionary<string, object?> RowOf(AnalyticsQuery query, QueryRow row)
    {
        var cells = new Dictionary<string, object?>(StringComparer.Ordinal);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < query.By.Count; i++)
        {
            var key = DimensionCatalog.Of(query.By[i]).Key;
            cells[key] = row.Keys[i].Key;
            if (row.Keys[i].Label != row.Keys[i].Key)
            {
                labels[key] = row.Keys[i].Label;
            }
        }

        foreach (var (key, value) in Values(query, row.Values))
        {
            cells[key] = value;
        }

        AddUnlessEmpty(cells, "labels", labels.Count > 0 ? labels : null);
        AddUnlessEmpty(cells, "comparison", row.Comparison is { } comparison ? Values(query, comparison) : null);
        AddUnlessEmpty(cells, "isOther", row.IsOther ? true : null);
        AddUnlessEmpty(cells, "isUnfinished", row.IsUnfinished ? true : null);
        return cells;
    }

    private static void AddUnlessEmpty(Dictionary<string, object?> cells, string key, object? value)
    {
        if (value is not null)
        {
            cells[key] = value;
        }
    }

    private static Dictionary<string, decimal?> Values(AnalyticsQuery query, IReadOnlyList<MeasureValue> values)
    {
        var cells = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        for (var i = 0; i < query.Measures.Count; i++)
        {
            cells[MeasureCatalog.Of(query.Measures[i]).Key] = Number(values[i].Value);
        }

        return cells;
    }
}
