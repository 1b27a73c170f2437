using System.Globalization;
using Analytics.Core.Planning;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>
/// Reads a forecast's question from a query string: <c>measure=netRevenue&amp;days=28&amp;level=0.95&amp;model=auto&amp;by=category</c>, with filters as for a
/// query and <c>from</c> and <c>to</c> as the days to learn from.
/// </summary>
internal static class ForecastRequestReader
{
    private static readonly string[] Own = ["measure", "days", "grain", "level", "model"];

    /// <summary>Reads and checks a question.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="span">The days that have data.</param>
    /// <param name="models">The models there are.</param>
    /// <param name="hasSegments">Whether there are saved segments.</param>
    /// <param name="others">Further parameters that the endpoint reads itself.</param>
    /// <exception cref="QueryException">A parameter is unknown or out of range; it names the parameter.</exception>
    public static ForecastQuestion Read(IQueryCollection values, Period? span, IReadOnlyList<string> models, bool hasSegments, params string[] others)
    {
        var request = QueryReader.Read(values, [.. Own, .. others]);
        foreach (var (field, given) in new[]
        {
            ("measures", request.Measures is not null), ("compare", request.Compare is not null), ("top", request.Top is not null),
            ("orderBy", request.OrderBy is not null), ("fillTime", request.FillTime is not null), ("descending", request.Descending is not null),
        })
        {
            if (given)
            {
                throw new QueryException(field, $"There is no parameter '{field}' here. There are: {string.Join(", ", Own)}, by, from, to, where, and each dimension.");
            }
        }

        if (request.By is { Count: > 1 })
        {
            throw new QueryException("by", "A forecast is broken down by one dimension.");
        }

        var defaults = new ForecastQuestion();
        var measure = QueryReader.One(values, "measure") ?? MeasureCatalog.Of(defaults.Measure).Key;
        var query = (request with { Measures = [MeasureCatalog.Of(Measure.Lines).Key] }).ToQuery(span);
        var question = new ForecastQuestion
        {
            Measure = MeasureCatalog.Find(measure.Trim())?.Measure
                ?? throw new QueryException("measure", $"There is no such measure. There are: {string.Join(", ", ForecastQuestions.Measures.Select(m => MeasureCatalog.Of(m).Key))}."),
            Days = QueryReader.Number(values, "days") ?? defaults.Days,
            Grain = GrainOf(QueryReader.One(values, "grain")),
            Level = LevelOf(QueryReader.One(values, "level")) ?? defaults.Level,
            Model = QueryReader.One(values, "model")?.Trim().ToLowerInvariant() ?? defaults.Model,
            // Where no segment is saved, those of the RFM map are the shop's segments.
            By = query.By.Count == 0 ? null : query.By[0] == Dimension.Segment && !hasSegments ? Dimension.RfmSegment : query.By[0],
            Filters = query.Filters,
            Training = query.Period,
        };
        ForecastQuestions.Check(question, models);
        return question;
    }

    private static Core.Forecasting.ForecastGrain GrainOf(string? text)
    {
        foreach (var (key, grain) in ForecastQuestions.Grains)
        {
            if (text is null || string.Equals(key, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return grain;
            }
        }

        throw new QueryException("grain", "The step is day, week or month.");
    }

    private static double? LevelOf(string? text) => text is null
        ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var level)
            ? level
            : throw new QueryException("level", "The level is a fraction from 0.1 to 0.99, such as 0.95.");
}
