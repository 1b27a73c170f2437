namespace Analytics.Core.Queries.Execution;

/// <summary>Refuses questions that contradict themselves.</summary>
internal static class QueryValidator
{
    private const int MaxDimensions = 3;

    /// <summary>Checks everything that can be checked without the data.</summary>
    /// <exception cref="QueryException">Something is wrong; its field and what to change.</exception>
    public static void Check(AnalyticsQuery query)
    {
        if (query.Measures is null || query.Measures.Count == 0)
        {
            throw new QueryException("measures", "Name at least one measure.");
        }

        if (query.Measures.FirstOrDefault(m => !Enum.IsDefined(m), (Measure)(-1)) is var unknown && (int)unknown != -1)
        {
            throw new QueryException("measures", $"There is no measure {unknown}.");
        }

        if (query.Measures.Distinct().Count() != query.Measures.Count)
        {
            throw new QueryException("measures", "Name each measure once.");
        }

        if (query.By.Count > MaxDimensions)
        {
            throw new QueryException("by", $"Break down by at most {MaxDimensions} dimensions.");
        }

        if (query.By.Any(d => !Enum.IsDefined(d)))
        {
            throw new QueryException("by", "One of the dimensions does not exist.");
        }

        if (query.By.Distinct().Count() != query.By.Count)
        {
            throw new QueryException("by", "Name each dimension once.");
        }

        if (query.By.FirstOrDefault(d => DimensionCatalog.Of(d).IsFilterOnly, (Dimension)(-1)) is var overlapping && (int)overlapping != -1)
        {
            throw new QueryException(
                "by",
                $"{DimensionCatalog.Of(overlapping).Label} cannot break a number down: a customer can be in several. Filter by one, or break down by RFM segment.");
        }

        CheckFilters(query.Filters);
        if (!Enum.IsDefined(query.Comparison))
        {
            throw new QueryException("comparison", "There is no such comparison.");
        }

        if (query.Comparison != Comparison.None && query.Period is null)
        {
            throw new QueryException("comparison", "A comparison needs a period: name its first and last day.");
        }

        if (query.Top is < 1)
        {
            throw new QueryException("top", "Keep at least one row, or leave the number out to keep all.");
        }

        if (query.Top is not null && query.By.Count == 0)
        {
            throw new QueryException("top", "There are no rows to rank: name a dimension to break down by.");
        }

        if (query.MaxRows is < 1 or > QueryLimits.MaxRows)
        {
            throw new QueryException("maxRows", $"A result has between 1 and {QueryLimits.MaxRows} rows.");
        }

        if (query.OrderBy is { } order && !query.Measures.Contains(order))
        {
            throw new QueryException("top", "Rows are ranked by one of the query's own measures: add it, or rank by another.");
        }
    }

    /// <summary>Checks filters alone.</summary>
    public static void CheckFilters(IReadOnlyList<Filter> filters)
    {
        foreach (var filter in filters)
        {
            if (!Enum.IsDefined(filter.Dimension))
            {
                throw new QueryException("filters", "One of the filters names a dimension that does not exist.");
            }

            var definition = DimensionCatalog.Of(filter.Dimension);
            if (definition.IsTimeBucket)
            {
                throw new QueryException("filters", $"{definition.Label} cannot be filtered by value; choose a period instead.");
            }

            if (filter.Values is null || filter.Values.Count == 0)
            {
                throw new QueryException("filters", $"The filter on {definition.Label} names no value; name one or leave the filter out.");
            }
        }
    }
}
