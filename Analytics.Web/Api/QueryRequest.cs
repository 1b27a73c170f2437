using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>A question as programs write it: everything by its key. What it leaves out has the defaults of the query itself.</summary>
public sealed record QueryRequest
{
    /// <summary>Keys of measures, such as <c>netRevenue</c>.</summary>
    public IReadOnlyList<string>? Measures { get; init; }

    /// <summary>Keys of up to three dimensions, such as <c>month</c>.</summary>
    public IReadOnlyList<string>? By { get; init; }

    /// <summary>Which lines count; joined by "and".</summary>
    public IReadOnlyList<FilterRequest>? Filters { get; init; }

    /// <summary>The first day, inside, as yyyy-MM-dd.</summary>
    public string? From { get; init; }

    /// <summary>The last day, inside, as yyyy-MM-dd.</summary>
    public string? To { get; init; }

    /// <summary><c>none</c>, <c>previousPeriod</c> or <c>samePeriodLastYear</c>.</summary>
    public string? Compare { get; init; }

    /// <summary>Keeps the best rows and folds the rest into one, "Other".</summary>
    public int? Top { get; init; }

    /// <summary>The key of the measure that ranks rows.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Whether a ranking begins with the largest; true unless given.</summary>
    public bool? Descending { get; init; }

    /// <summary>Whether buckets of time without a line are rows too.</summary>
    public bool? FillTime { get; init; }

    /// <summary>The question itself. An end of the period that is left out is the data's own.</summary>
    /// <param name="span">The days that have data; null when there are none.</param>
    /// <exception cref="QueryException">A part cannot be understood; it names the field.</exception>
    public AnalyticsQuery ToQuery(Period? span) => new()
    {
        Measures = Measures is { Count: > 0 }
            ? [.. Measures.Select(key => MeasureOf(key, "measures"))]
            : throw new QueryException("measures", "Name at least one measure: " + Keys.Measures + "."),
        By = [.. (By ?? []).Select(key => DimensionOf(key, "by"))],
        Filters = FiltersOf(Filters),
        Period = PeriodOf(span),
        Comparison = ComparisonOf(Compare),
        Top = Top,
        OrderBy = OrderBy is null ? null : MeasureOf(OrderBy, "orderBy"),
        Descending = Descending ?? true,
        FillTime = FillTime ?? false,
    };

    /// <summary>The question in the form in which it can be asked again.</summary>
    public static QueryRequest Of(AnalyticsQuery query, Period? period) => new()
    {
        Measures = [.. query.Measures.Select(measure => MeasureCatalog.Of(measure).Key)],
        By = [.. query.By.Select(dimension => DimensionCatalog.Of(dimension).Key)],
        Filters = [.. query.Filters.Select(FilterRequest.Of)],
        From = Keys.Day(period?.From),
        To = Keys.Day(period?.To),
        Compare = Keys.Of(query.Comparison),
        Top = query.Top,
        OrderBy = query.OrderBy is { } order ? MeasureCatalog.Of(order).Key : null,
        Descending = query.Descending,
        FillTime = query.FillTime,
    };

    /// <summary>These filters, checked.</summary>
    /// <exception cref="QueryException">One cannot be understood.</exception>
    public static IReadOnlyList<Filter> FiltersOf(IReadOnlyList<FilterRequest>? filters) => [.. (filters ?? []).Select(FilterOf)];

    // A list in JSON may hold null.
    private static Measure MeasureOf(string? key, string field) => MeasureCatalog.Find(key?.Trim() ?? string.Empty)?.Measure
        ?? throw new QueryException(field, $"There is no measure '{Short(key)}'. There are: {Keys.Measures}.");

    private static Dimension DimensionOf(string? key, string field) => DimensionCatalog.Find(key?.Trim() ?? string.Empty)?.Dimension
        ?? throw new QueryException(field, $"There is no dimension '{Short(key)}'. There are: {Keys.Dimensions}.");

    private static Filter FilterOf(FilterRequest? filter)
    {
        if (filter?.Dimension is null || filter.Values is not { Count: > 0 } || filter.Values.Any(value => value is null))
        {
            throw new QueryException("filters", "Each filter has a dimension and at least one value.");
        }

        var dimension = DimensionOf(filter.Dimension, "filters");
        return DimensionCatalog.Of(dimension).IsTimeBucket
            ? throw new QueryException("filters", $"'{filter.Dimension}' is a stretch of time: say it with from and to.")
            : new Filter(dimension, filter.Values, filter.Exclude);
    }

    private static Comparison ComparisonOf(string? text) => text is null ? Comparison.None : Keys.ComparisonOf(text)
        ?? throw new QueryException("compare", $"'{Short(text)}' is no comparison. There are: {Keys.Comparisons}.");

    private Period? PeriodOf(Period? span)
    {
        var from = DayOf(From, "from");
        var to = DayOf(To, "to");
        if (from is null && to is null)
        {
            return Compare is null || ComparisonOf(Compare) == Comparison.None ? null : span;
        }

        var first = from ?? span?.From ?? to!.Value;
        var last = to ?? span?.To ?? from!.Value;
        if (last < first)
        {
            throw new QueryException(
                to is null ? "from" : "to", $"The period ends ({Keys.Day(last)}) before it begins ({Keys.Day(first)}).");
        }

        return new Period(first, last);
    }

    private static DateOnly? DayOf(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200
            ? day
            : throw new QueryException(field, $"'{Short(text)}' is no day. Write it as 2026-01-31.");
    }

    private static string Short(string? text) => text is null ? "null" : text.Length <= 60 ? text : text[..60] + "…";
}
